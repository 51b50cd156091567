package io.vgglab.report.run;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.F1Error;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.figure.OrderedMap;
import io.vgglab.report.figure.PlanKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that the page of one training shows.
 *
 * @param name of the run, for example its preset
 * @param createdAt when the report was made
 * @param spec the network and its training plan, by name, in the order to print
 * @param plan its plan's hash, engine, device and batch size
 * @param parameterCount trainable and other parameters, 0 where unknown
 * @param data what was trained and validated on
 * @param epochs what was measured after each epoch, in order
 * @param confusion confusion matrix on the validated split after the last epoch, or none
 * @param interval that of macro F1 over the images, as the training wrote it down, or none
 * @param outcome how it ended, for example {@code completed} or {@code diverged: loss was NaN in
 *     epoch 3}
 * @param provenance machine, versions, commit and the like, by name, in the order to print
 * @param notes sentences that the page shows to its reader
 * @param mistakes images of the validated split that it got wrong
 */
public record RunReport(
    String name,
    Instant createdAt,
    Map<String, String> spec,
    PlanKey plan,
    long parameterCount,
    DataFacts data,
    List<EpochRow> epochs,
    Confusion confusion,
    Interval interval,
    String outcome,
    Map<String, String> provenance,
    List<String> notes,
    List<Mistake> mistakes) {

  /** Copies the collections. */
  public RunReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(createdAt, "createdAt");
    spec = OrderedMap.copyOf(spec);
    Objects.requireNonNull(plan, "plan");
    if (parameterCount < 0) {
      throw new IllegalArgumentException(
          "parameterCount must not be negative, but was " + parameterCount);
    }
    Objects.requireNonNull(data, "data");
    epochs = List.copyOf(epochs);
    Objects.requireNonNull(confusion, "confusion");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(outcome, "outcome");
    provenance = OrderedMap.copyOf(provenance);
    notes = List.copyOf(notes);
    mistakes = List.copyOf(mistakes);
  }

  /** The interval of macro F1 over the images: the one written down, or one of the matrix's. */
  public Interval f1Interval() {
    return interval.isEmpty() ? F1Error.interval95(confusion) : interval;
  }

  /** The same run under another name. */
  public RunReport withName(String newName) {
    return new RunReport(
        newName,
        createdAt,
        spec,
        plan,
        parameterCount,
        data,
        epochs,
        confusion,
        interval,
        outcome,
        provenance,
        notes,
        mistakes);
  }
}
