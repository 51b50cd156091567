package io.vgglab.sweep.study;

import io.vgglab.eval.Metric;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.train.Experiment;
import java.util.Objects;

/**
 * One study file, read and checked.
 *
 * @param name of the study and its folder: letters, digits, dots, hyphens and underscores
 * @param data name or place of the images
 * @param base what every trial starts from
 * @param space what is searched, by names of {@link io.vgglab.train.Setting}
 * @param sampler chooses parameters
 * @param mode what a suggestion may see
 * @param lookBehind trials below this distance count as running; one more may run at once
 * @param pruner ends trials early
 * @param metric what is maximised on validation
 * @param trials most trials; a grid may have fewer points
 * @param text the file itself
 */
public record StudySpec(
    String name,
    String data,
    Experiment base,
    SearchSpace space,
    Sampler sampler,
    RandomMode mode,
    int lookBehind,
    Pruner pruner,
    Metric metric,
    int trials,
    String text) {

  private static final int MAX_TRIALS = 1_000_000;

  /** Checks every component. */
  public StudySpec {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "name must be letters, digits, dots, hyphens and underscores, but was '" + name + "'");
    }
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(pruner, "pruner");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(text, "text");
    if (trials < 1 || trials > MAX_TRIALS) {
      throw new IllegalArgumentException(
          "trials must be between 1 and " + MAX_TRIALS + ", but was " + trials);
    }
    if (lookBehind < 0) {
      throw new IllegalArgumentException("lookBehind must be at least 0, but was " + lookBehind);
    }
    if (space.parameters().isEmpty()) {
      throw new IllegalArgumentException("space must name at least 1 setting, but was empty");
    }
  }
}
