package io.vgglab.sweep.study;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.RunFolder;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What the trials of a study leave, a run folder each.
 *
 * @param folder where they lie; it need not exist yet
 */
public record Artifacts(Path folder) {

  public Artifacts {
    Objects.requireNonNull(folder, "folder");
  }

  /** The run folder of a trial, with the checkpoints of its first seed. */
  Path runFolder(int trial) {
    return folder.resolve("trial-" + trial);
  }

  /**
   * Whether the network that a trial ended with is here: not where another machine has it, nor
   * where an attempt that another one replaced left a part of the training.
   */
  boolean hasNetworkOf(TrialRecord trial) {
    int kept = new RunFolder(runFolder(trial.number())).lastEpoch();
    return kept >= trial.lastStep().orElse(1);
  }
}
