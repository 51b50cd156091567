package io.vgglab.train;

import io.vgglab.model.Preset;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A network and how it is trained: everything that decides a result, besides the images.
 *
 * @param spec the network
 * @param plan the training
 */
public record Experiment(VggSpec spec, TrainingPlan plan) {

  /** Checks that both are there. */
  public Experiment {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(plan, "plan");
  }

  /** The experiment of a preset. */
  public static Experiment of(Preset preset) {
    return new Experiment(preset.spec(), TrainingPlan.of(preset));
  }

  /** Every {@link Setting} by name, as text; {@link #with(Map)} reads it back. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      settings.put(setting.key(), setting.text(this));
    }
    return settings;
  }

  /**
   * This experiment with some settings changed; they are applied in the order of {@link Setting},
   * whatever the order of the map, so that an optimizer comes before its momentum.
   *
   * @throws IllegalArgumentException for an unknown name, with the nearest right one, or a value
   *     that breaks a rule
   */
  public Experiment with(Map<String, String> changes) {
    changes.keySet().forEach(Setting::named);
    Experiment experiment = this;
    if ("false".equals(changes.get(Setting.HEAD_BATCH_NORM.key()))) {
      // before batchNorm, which cannot become none while the head has some
      experiment = Setting.HEAD_BATCH_NORM.apply(experiment, "false");
    }
    for (Setting setting : Setting.values()) {
      String value = changes.get(setting.key());
      if (value != null) {
        experiment = setting.apply(experiment, value);
      }
    }
    return experiment;
  }

  /** The layers. */
  public VggPlan layers() {
    return VggPlan.of(spec);
  }

  Experiment withSpec(VggSpec newSpec) {
    return new Experiment(newSpec, plan);
  }

  Experiment withPlan(TrainingPlan newPlan) {
    return new Experiment(spec, newPlan);
  }
}
