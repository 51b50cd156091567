package io.vgglab.sweep.sampler.cma;

import java.util.Arrays;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/** The strategy parameters of a dimension and a population, table 1 of the tutorial. */
final class CmaConstants {

  final int dimension;
  final int population;

  /** One weight per rank, best first; the worse half has negative ones. */
  final RealVector weights;

  final double effectiveParents;
  final double pathRate;
  final double rankOneRate;
  final double rankMuRate;
  final double stepPathRate;
  final double stepDamping;

  /** The expected length of a standard normal vector. */
  final double expectedLength;

  CmaConstants(int dimension, int population) {
    this.dimension = dimension;
    this.population = population;
    double[] raw = new double[population];
    Arrays.setAll(raw, i -> Math.log((population + 1) / 2.0) - Math.log(i + 1));
    int parents = population / 2;
    double n = dimension;
    effectiveParents = effective(raw, 0, parents);
    double negativeEffective = effective(raw, parents, population);
    rankOneRate = 2 / ((n + 1.3) * (n + 1.3) + effectiveParents);
    rankMuRate =
        Math.min(
            1 - rankOneRate - 1e-8,
            2
                * (effectiveParents - 2 + 1 / effectiveParents)
                / ((n + 2) * (n + 2) + effectiveParents));
    double negativeMass =
        Math.min(
            1 + rankOneRate / rankMuRate,
            Math.min(
                1 + 2 * negativeEffective / (effectiveParents + 2),
                (1 - rankOneRate - rankMuRate) / (n * rankMuRate)));
    weights = new ArrayRealVector(scaled(raw, negativeMass));
    stepPathRate = (effectiveParents + 2) / (n + effectiveParents + 5);
    stepDamping =
        1 + 2 * Math.max(0, Math.sqrt((effectiveParents - 1) / (n + 1)) - 1) + stepPathRate;
    pathRate = (4 + effectiveParents / n) / (n + 4 + 2 * effectiveParents / n);
    expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
  }

  private static double effective(double[] weights, int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    return sum * sum / squares;
  }

  private static double[] scaled(double[] raw, double negativeMass) {
    double positive = Arrays.stream(raw).filter(weight -> weight >= 0).sum();
    double negative = -Arrays.stream(raw).filter(weight -> weight < 0).sum();
    return Arrays.stream(raw)
        .map(weight -> weight >= 0 ? weight / positive : weight * negativeMass / negative)
        .toArray();
  }
}
