package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Spreads trials evenly over the space: trial n takes point n + 1 of a sequence of low discrepancy,
 * one coordinate per parameter; a parameter that does not exist in a trial leaves its own unused.
 *
 * @param sequence the sequence
 * @param shifted whether all points are moved by an amount that the study's seed gives, modulo 1
 */
public record QuasiRandomSampler(Sequence sequence, boolean shifted) implements Sampler {

  /** A sequence of low discrepancy and the greatest number of parameters that it serves. */
  public enum Sequence {
    SOBOL(1000),
    HALTON(40);

    private final int mostParameters;

    Sequence(int mostParameters) {
      this.mostParameters = mostParameters;
    }

    private double[] point(int dimensions, int index) {
      return switch (this) {
        case SOBOL -> new SobolSequenceGenerator(dimensions).skipTo(index);
        case HALTON -> new HaltonSequenceGenerator(dimensions).skipTo(index);
      };
    }
  }

  /** The stream number from which the shift is drawn; trials have numbers from 0. */
  private static final int SHIFT_STREAM = -1;

  public QuasiRandomSampler {
    Objects.requireNonNull(sequence, "sequence");
  }

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    SearchSpace space = request.space();
    int dimensions = space.parameters().size();
    if (dimensions > sequence.mostParameters) {
      throw new IllegalArgumentException(
          sequence
              + " must have at most "
              + sequence.mostParameters
              + " parameters, but was "
              + dimensions);
    }
    double[] point =
        dimensions == 0 ? new double[0] : sequence.point(dimensions, request.number() + 1);
    NumpyRandom shift = SamplerRandom.perTrial(random.seed(), SHIFT_STREAM).main();
    Assignment chosen = Assignment.empty();
    for (int i = 0; i < dimensions; i++) {
      double share = shifted ? (point[i] + shift.nextDouble()) % 1 : point[i];
      Parameter parameter = space.parameters().get(i);
      if (parameter.isActive(chosen)) {
        double internal = UniformDraw.at(parameter.range(), share);
        chosen = chosen.with(parameter.name(), parameter.range().fromInternal(internal));
      }
    }
    return Optional.of(Suggestion.of(chosen));
  }
}
