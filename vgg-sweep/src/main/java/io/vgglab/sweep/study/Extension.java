package io.vgglab.sweep.study;

import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a study that has begun may grow: more trials or epochs in all, and more choices or wider
 * ranges of its parameters, each named under {@code extends} in the study file. Every other change
 * would make older trials those of another study.
 */
final class Extension {

  static final String TRIALS = "trials";
  static final String EPOCH_BUDGET = "epochBudget";

  private final StudySpec before;
  private final StudySpec now;

  private Extension(StudySpec before, StudySpec now) {
    this.before = before;
    this.now = now;
  }

  /**
   * Checks that a file is the one that a study began with, or a declared extension of it.
   *
   * @throws StudyFileException naming the parts that are something else
   */
  static void check(StudySpec before, StudySpec now) {
    Extension extension = new Extension(before, now);
    List<String> changed = Meaning.of(before).differing(Meaning.of(now));
    List<String> others = changed.stream().filter(part -> !extension.isGrown(part)).toList();
    if (!others.isEmpty()) {
      throw extension.refusal(others, "");
    }
    List<String> undeclared =
        changed.stream().filter(part -> !now.conduct().extended().contains(part)).toList();
    if (!undeclared.isEmpty()) {
      throw extension.refusal(
          undeclared, ", or declare what has grown: 'extends: " + changed + "'");
    }
    changed.forEach(extension::refuseWhatTheSamplerCannot);
  }

  private StudyFileException refusal(List<String> parts, String hint) {
    return new StudyFileException(
        "study "
            + now.name()
            + " was begun with another study file: "
            + parts.stream().map(this::change).collect(Collectors.joining(", "))
            + "; give the new study another name"
            + hint);
  }

  private String change(String part) {
    return part
        + " was "
        + Meaning.of(before).value(part)
        + " and is now "
        + Meaning.of(now).value(part);
  }

  /** Tells whether a part has become more without losing anything. */
  private boolean isGrown(String part) {
    if (part.equals(TRIALS)) {
      return now.trials() > before.trials();
    }
    if (part.equals(EPOCH_BUDGET)) {
      return now.budget().epochs() > before.budget().epochs();
    }
    Optional<Parameter> old = before.space().find(part);
    Optional<Parameter> fresh = now.space().find(part);
    return old.isPresent()
        && fresh.isPresent()
        && old.get().when().equals(fresh.get().when())
        && covers(fresh.get().range(), old.get().range());
  }

  private void refuseWhatTheSamplerCannot(String part) {
    boolean adapts = CmaEsSampler.isIn(now.sampler());
    if (now.space().find(part).isPresent() && (adapts || now.mode() instanceof RandomMode.Optuna)) {
      throw new StudyFileException(
          "extends must not name "
              + part
              + (adapts ? " under cma-es, which adapts to its ranges" : " in mode optuna")
              + "; only trials and epochBudget can grow there");
    }
  }

  /** Tells whether every value of a range is one of another of the same kind, scale and step. */
  private static boolean covers(Range now, Range before) {
    if (now instanceof ChoiceRange more && before instanceof ChoiceRange less) {
      return more.choices().containsAll(less.choices());
    }
    if (now instanceof IntRange more && before instanceof IntRange less) {
      return more.log() == less.log()
          && more.step() == less.step()
          && more.contains(less.low())
          && more.contains(less.high());
    }
    return now instanceof FloatRange more
        && before instanceof FloatRange less
        && more.log() == less.log()
        && more.step() == less.step()
        && more.containsInternal(less.low())
        && more.containsInternal(less.high());
  }

  /**
   * Trials as if they had been chosen from today's ranges, so that samplers which compare ranges
   * learn from all of them; also where the file no longer says that the study grew. Where ranges
   * must not grow, trials stay as they are.
   */
  static List<TrialRecord> inRangesOf(StudySpec spec, List<TrialRecord> trials) {
    return spec.mode() instanceof RandomMode.Optuna || CmaEsSampler.isIn(spec.sampler())
        ? trials
        : trials.stream().map(trial -> inRangesOf(spec, trial)).toList();
  }

  private static TrialRecord inRangesOf(StudySpec spec, TrialRecord trial) {
    if (trial.parameters().entrySet().stream().allMatch(drawn -> isOfToday(spec, drawn))) {
      return trial;
    }
    Map<String, TrialParameter> parameters = new LinkedHashMap<>();
    trial
        .parameters()
        .forEach(
            (name, drawn) ->
                parameters.put(
                    name,
                    spec.space()
                        .find(name)
                        .map(Parameter::range)
                        .filter(range -> range.contains(drawn.value()))
                        .map(range -> TrialParameter.of(range, drawn.value()))
                        .orElse(drawn)));
    return trial.withParameters(parameters);
  }

  private static boolean isOfToday(StudySpec spec, Map.Entry<String, TrialParameter> drawn) {
    return spec.space()
        .find(drawn.getKey())
        .filter(parameter -> parameter.range().equals(drawn.getValue().range()))
        .isPresent();
  }
}
