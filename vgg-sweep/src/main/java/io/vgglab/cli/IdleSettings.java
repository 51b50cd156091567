package io.vgglab.cli;

import io.vgglab.train.DataPlan;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.util.Set;

/** Settings that somebody gave and that change nothing beside the others. */
final class IdleSettings {

  private IdleSettings() {}

  /**
   * Refuses them, since nobody would notice.
   *
   * @param given names of the settings that were given
   * @throws UsageException naming the first one and what it needs
   */
  static void refuse(Experiment experiment, Set<String> given) {
    boolean hidden = !experiment.spec().head().widths().isEmpty();
    DataPlan data = experiment.plan().data();
    String head = Setting.HEAD.text(experiment);
    if (given.contains(Setting.DROPOUT.key())
        && experiment.spec().head().dropProbability() > 0
        && !hidden) {
      throw idle(Setting.DROPOUT, "a head with hidden layers", "head was " + head);
    }
    if (given.contains(Setting.HEAD_BATCH_NORM.key())
        && experiment.spec().head().batchNorm()
        && !hidden) {
      throw idle(Setting.HEAD_BATCH_NORM, "a head with hidden layers", "head was " + head);
    }
    if (given.contains(Setting.VALIDATION_SHARE.key())
        && data.validation() != DataPlan.Validation.SLICE) {
      throw idle(
          Setting.VALIDATION_SHARE,
          "validation=slice",
          "validation was " + Setting.VALIDATION.text(experiment));
    }
  }

  private static UsageException idle(Setting setting, String need, String was) {
    return new UsageException(
        setting.key() + " must stand with " + need + ", without which it does nothing, but " + was);
  }
}
