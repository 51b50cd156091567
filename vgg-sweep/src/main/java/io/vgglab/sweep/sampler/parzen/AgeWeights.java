package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** Weights of trials by age: the newest 25 count in full, older ones fade linearly. */
public final class AgeWeights {

  private static final int FULL = 25;

  private AgeWeights() {}

  /** One weight per trial, oldest first. */
  public static double[] of(int trials) {
    double[] weights = new double[trials];
    Arrays.fill(weights, 1);
    int fading = trials - FULL;
    double oldest = 1.0 / trials;
    for (int i = 0; i < fading; i++) {
      weights[i] =
          i > 0 && i == fading - 1 ? 1 : oldest + i * ((1 - oldest) / Math.max(1, fading - 1));
    }
    return weights;
  }
}
