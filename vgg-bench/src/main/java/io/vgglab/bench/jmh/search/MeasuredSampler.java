package io.vgglab.bench.jmh.search;

import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.sampler.TpeSampler;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The samplers that are timed, with the settings that a study file gets without asking. */
enum MeasuredSampler {
  RANDOM(new RandomSampler()),
  SOBOL(new QuasiRandomSampler(Sequence.SOBOL, true)),
  TPE(TpeSampler.standard()),
  CMA_ES(new CmaEsSampler());

  private final Sampler sampler;

  MeasuredSampler(Sampler sampler) {
    this.sampler = sampler;
  }

  Sampler sampler() {
    return sampler;
  }

  /** The name in study files and in the benchmark's parameter: {@code cma-es}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The sampler of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  static MeasuredSampler of(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sampler must be one of "
                        + Arrays.stream(values())
                            .map(MeasuredSampler::id)
                            .collect(Collectors.joining(", "))
                        + ", but was '"
                        + id
                        + "'"));
  }
}
