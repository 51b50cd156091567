package io.vgglab.report.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of the picture of what ran when: attempts of one slot, none of which overlap.
 *
 * <p>Several processes may have slots of the same number, on one machine or on many. A slot has as
 * many rows as it held attempts at once.
 *
 * @param slot as the attempts name it
 * @param place among the rows of its slot, counted from 1
 * @param spans in the order of their starts
 */
record Lane(int slot, int place, List<Span> spans) {

  /** An attempt and its trial. */
  record Span(TrialReport trial, Attempt attempt) {

    private boolean isBefore(Span other) {
      return !other.attempt.startedAt().isBefore(attempt.endedAt());
    }
  }

  /** Copies the spans. */
  Lane {
    spans = List.copyOf(spans);
  }

  /** The rows of all attempts, by slot. */
  static List<Lane> of(List<TrialReport> trials) {
    SortedMap<Integer, List<List<Span>>> slots = new TreeMap<>();
    trials.stream()
        .flatMap(trial -> trial.attempts().stream().map(attempt -> new Span(trial, attempt)))
        .sorted(Comparator.comparing(span -> span.attempt().startedAt()))
        .forEach(
            span ->
                free(slots.computeIfAbsent(span.attempt().slot(), it -> new ArrayList<>()), span)
                    .add(span));
    List<Lane> lanes = new ArrayList<>();
    slots.forEach(
        (slot, rows) -> {
          for (int i = 0; i < rows.size(); i++) {
            lanes.add(new Lane(slot, i + 1, rows.get(i)));
          }
        });
    return lanes;
  }

  /** The first row whose last attempt is over, a new one if there is none. */
  private static List<Span> free(List<List<Span>> rows, Span span) {
    for (List<Span> row : rows) {
      if (row.get(row.size() - 1).isBefore(span)) {
        return row;
      }
    }
    rows.add(new ArrayList<>());
    return rows.get(rows.size() - 1);
  }

  /** Such as {@code slot 0}, and {@code slot 0 (2)} for its second row. */
  String label() {
    return "slot " + slot + (place == 1 ? "" : " (" + place + ")");
  }
}
