package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import java.util.Optional;

/** Draws every parameter uniformly from its range, on the logarithmic scale where it has one. */
public record RandomSampler() implements Sampler {

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    Assignment chosen = Assignment.empty();
    for (Parameter parameter : request.space().parameters()) {
      if (parameter.isActive(chosen)) {
        double internal = UniformDraw.of(parameter.range(), random.main());
        chosen = chosen.with(parameter.name(), parameter.range().fromInternal(internal));
      }
    }
    return Optional.of(Suggestion.of(chosen));
  }
}
