package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.Optional;

/** Draws every parameter uniformly from its range, on the logarithmic scale where it has one. */
public record RandomSampler() implements Sampler {

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    return suggest(request.space(), random.main());
  }

  /** A draw of every active parameter from one stream. */
  static Optional<Suggestion> suggest(SearchSpace space, NumpyRandom random) {
    Assignment chosen = Assignment.empty();
    for (Parameter parameter : space.parameters()) {
      if (parameter.isActive(chosen)) {
        double internal = UniformDraw.of(parameter.range(), random);
        chosen = chosen.with(parameter.name(), parameter.range().fromInternal(internal));
      }
    }
    return Optional.of(Suggestion.of(chosen));
  }
}
