package io.vgglab.network.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Execution lists by batch size; the one unused for longest makes room for the fifth. */
final class Lists<T extends ExecutionList> implements AutoCloseable {

  private static final int KEPT = 4;

  private final Map<Integer, T> lists = new LinkedHashMap<>(KEPT, 0.75f, true);
  private final IntFunction<T> builder;
  private Optional<T> latest = Optional.empty();

  Lists(IntFunction<T> builder) {
    this.builder = builder;
  }

  /** The list of a batch size, built if need be. */
  T get(int size) {
    T list = lists.get(size);
    if (list == null) {
      if (lists.size() == KEPT) {
        Integer oldest = lists.keySet().iterator().next();
        lists.remove(oldest).close();
      }
      list = builder.apply(size);
      lists.put(size, list);
    }
    latest = Optional.of(list);
    return list;
  }

  /** The list that was asked for last. */
  Optional<T> latest() {
    return latest;
  }

  /** Bytes that all lists hold. */
  long bytes() {
    return lists.values().stream().mapToLong(ExecutionList::bytes).sum();
  }

  @Override
  public void close() {
    lists.values().forEach(ExecutionList::close);
    lists.clear();
    latest = Optional.empty();
  }
}
