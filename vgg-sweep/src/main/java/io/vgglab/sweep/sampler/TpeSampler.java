package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

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
      return RandomSampler.suggest(request.space(), random.start())
          .map(start -> start.with(Map.of(Suggestion.CHOSEN_BY, Suggestion.BY_START)));
    }
    TpeChoice choice =
        new TpeChoice(TpeModel.of(settings, request, finished.size()), random.main());
    groups(request, finished).forEach(choice::drawTogether);
    Assignment chosen = Assignment.empty();
    for (Parameter parameter : request.space().parameters()) {
      if (parameter.isActive(chosen)) {
        chosen = chosen.with(parameter.name(), choice.value(parameter));
      }
    }
    return Optional.of(
        new Suggestion(chosen, Map.of(Suggestion.CHOSEN_BY, Suggestion.BY_MODEL), choice.ties()));
  }

  private List<SortedMap<String, Range>> groups(
      SamplerRequest request, List<TrialRecord> finished) {
    return switch (settings.dependence(request.directions())) {
      case JOINT -> List.of(JointSpace.intersection(finished));
      case GROUPED -> JointSpace.groups(finished);
      case INDEPENDENT, AUTOMATIC -> List.of();
    };
  }
}
