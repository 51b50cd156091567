package io.vgglab.sweep.sampler;

import java.util.Optional;

/** A rule that chooses the parameters of the next trial. */
public sealed interface Sampler
    permits GridSampler,
        RandomSampler,
        TpeSampler,
        QuasiRandomSampler,
        CmaEsSampler,
        DistinctSampler {

  /**
   * The parameters for one trial, a pure function of the request and the state of the streams.
   *
   * @return empty once the sampler has nothing more to suggest, as a grid whose every point stands
   *     in the history
   */
  Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random);
}
