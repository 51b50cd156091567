package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The combinations of a space's values, one after the other, the last parameter fastest. */
final class GridPoints implements Iterator<Assignment> {

  private final SearchSpace space;
  private final Deque<Branch> path = new ArrayDeque<>();
  private boolean exhausted;

  GridPoints(SearchSpace space) {
    for (Parameter parameter : space.parameters()) {
      if (parameter.range().size().isEmpty()) {
        throw new IllegalArgumentException(
            "range of "
                + parameter.name()
                + " must have a step or choices for a grid, but was "
                + parameter.range().describe());
      }
    }
    this.space = space;
    descend(0, Assignment.empty());
  }

  @Override
  public boolean hasNext() {
    return !exhausted;
  }

  @Override
  public Assignment next() {
    if (exhausted) {
      throw new NoSuchElementException("every point of the grid has been given");
    }
    Assignment point = path.isEmpty() ? Assignment.empty() : path.peek().chosen();
    advance();
    return point;
  }

  private void advance() {
    while (!path.isEmpty()) {
      Branch last = path.pop();
      if (last.hasMore(space)) {
        Branch moved = new Branch(last.position(), last.index() + 1, last.before(), space);
        path.push(moved);
        descend(moved.position() + 1, moved.chosen());
        return;
      }
    }
    exhausted = true;
  }

  /** Takes the first value of every parameter from a position on that is active. */
  private void descend(int from, Assignment before) {
    Assignment soFar = before;
    for (int i = from; i < space.parameters().size(); i++) {
      if (space.parameters().get(i).isActive(soFar)) {
        Branch first = new Branch(i, 0, soFar, space);
        path.push(first);
        soFar = first.chosen();
      }
    }
  }

  /** One parameter of the current point: which value it has, and the values before and with it. */
  private record Branch(int position, long index, Assignment before, Assignment chosen) {

    Branch(int position, long index, Assignment before, SearchSpace space) {
      this(position, index, before, choose(space.parameters().get(position), index, before));
    }

    boolean hasMore(SearchSpace space) {
      return index + 1 < space.parameters().get(position).range().size().orElseThrow();
    }

    private static Assignment choose(Parameter parameter, long index, Assignment before) {
      return before.with(parameter.name(), parameter.range().valueAt(index));
    }
  }
}
