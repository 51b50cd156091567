package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree-structured Parzen estimator: models the parameters of good and of bad trials apart and
 * takes, of some points drawn from the good ones, the one with the greatest ratio of densities.
 *
 * <p>Trial for trial equal to Optuna's, with the same seed and one stream. Source: J. Bergstra et
 * al., "Algorithms for Hyper-Parameter Optimization", NIPS 2011.
 */
public record TpeSampler(TpeSettings settings) implements Sampler {

  /** The sampler with the defaults of Optuna 5. */
  public static TpeSampler standard() {
    return new TpeSampler(TpeSettings.optuna5());
  }

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    List<TrialRecord> finished = request.in(TrialState.COMPLETE, TrialState.PRUNED);
    if (finished.size() < settings.startupTrials()) {
      return RandomSampler.suggest(request.space(), random.start());
    }
    TpeModel model = TpeModel.of(settings, request, finished.size());
    Map<String, Double> joint = new HashMap<>();
    for (SortedMap<String, Range> group : groups(request, finished)) {
      joint.putAll(model.sample(group, random.main()));
    }
    Assignment chosen = Assignment.empty();
    for (Parameter parameter : request.space().parameters()) {
      if (parameter.isActive(chosen)) {
        double internal = internal(parameter, joint, model, random.main());
        chosen = chosen.with(parameter.name(), parameter.range().fromInternal(internal));
      }
    }
    return Optional.of(Suggestion.of(chosen));
  }

  private List<SortedMap<String, Range>> groups(
      SamplerRequest request, List<TrialRecord> finished) {
    return switch (settings.dependence(request.directions())) {
      case JOINT -> List.of(JointSpace.intersection(finished));
      case GROUPED -> JointSpace.groups(finished);
      case INDEPENDENT, AUTOMATIC -> List.of();
    };
  }

  /** The value of the joint draw, or one of the parameter alone where there is none. */
  private static double internal(
      Parameter parameter, Map<String, Double> joint, TpeModel model, NumpyRandom random) {
    if (parameter.range().isSingle()) {
      return parameter.range().toInternal(parameter.range().valueAt(0));
    }
    Double drawn = joint.get(parameter.name());
    if (drawn != null && parameter.range().containsInternal(drawn)) {
      return drawn;
    }
    return model
        .sample(new TreeMap<>(Map.of(parameter.name(), parameter.range())), random)
        .get(parameter.name());
  }
}
