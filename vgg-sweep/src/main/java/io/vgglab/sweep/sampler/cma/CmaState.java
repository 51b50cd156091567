package io.vgglab.sweep.sampler.cma;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;

/** The search distribution of one generation: a normal distribution and its two paths. */
public final class CmaState {

  private static final double LEAST_VARIANCE = 1e-20;

  /** Keeps the step from running away on a flat objective. */
  private static final double GREATEST_STEP = 1e4;

  private final CmaConstants constants;
  private final int generation;
  private final RealVector mean;
  private final double step;
  private final RealMatrix covariance;
  private final RealVector path;
  private final RealVector stepPath;

  /** The axes of the distribution and its standard deviations along them. */
  private final RealMatrix axes;

  private final double[] deviations;

  private CmaState(
      CmaConstants constants,
      int generation,
      RealVector mean,
      double step,
      RealMatrix covariance,
      RealVector path,
      RealVector stepPath) {
    this.constants = constants;
    this.generation = generation;
    this.mean = mean;
    this.step = step;
    this.covariance = covariance;
    this.path = path;
    this.stepPath = stepPath;
    EigenDecomposition eigen = new EigenDecomposition(covariance);
    this.axes = eigen.getV();
    this.deviations =
        Arrays.stream(eigen.getRealEigenvalues())
            .map(variance -> Math.sqrt(Math.max(variance, LEAST_VARIANCE)))
            .toArray();
  }

  /**
   * The distribution before the first generation.
   *
   * @param mean centre of the search
   * @param step standard deviation in every direction, positive
   * @param population points per generation, at least 4
   */
  public static CmaState initial(double[] mean, double step, int population) {
    int dimension = mean.length;
    return new CmaState(
        new CmaConstants(dimension, population),
        0,
        new ArrayRealVector(mean),
        step,
        MatrixUtils.createRealIdentityMatrix(dimension),
        new ArrayRealVector(dimension),
        new ArrayRealVector(dimension));
  }

  /** The usual number of points per generation, 4 + floor(3 ln dimension). */
  public static int population(int dimension) {
    return 4 + (int) Math.floor(3 * Math.log(dimension));
  }

  /** Number of generations told so far. */
  public int generation() {
    return generation;
  }

  /** Draws one point. */
  public double[] ask(RandomGenerator random) {
    double[] z = new double[deviations.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextGaussian() * deviations[i];
    }
    return mean.add(axes.operate(new ArrayRealVector(z)).mapMultiply(step)).toArray();
  }

  /**
   * The distribution after one generation.
   *
   * @param ranked the population's points, best first
   */
  public CmaState tell(List<double[]> ranked) {
    if (ranked.size() != constants.population) {
      throw new IllegalArgumentException(
          "ranked must hold " + constants.population + " points, but was " + ranked.size());
    }
    List<RealVector> steps =
        ranked.stream()
            .map(point -> new ArrayRealVector(point).subtract(mean).mapDivide(step))
            .map(RealVector.class::cast)
            .toList();
    RealVector shift = new ArrayRealVector(constants.dimension);
    for (int i = 0; i < constants.population / 2; i++) {
      shift = shift.add(steps.get(i).mapMultiply(constants.weights.getEntry(i)));
    }
    double keptStep = 1 - constants.stepPathRate;
    RealVector newStepPath =
        stepPath
            .mapMultiply(keptStep)
            .add(
                whitened(shift)
                    .mapMultiply(
                        Math.sqrt((1 - keptStep * keptStep) * constants.effectiveParents)));
    double length = newStepPath.getNorm();
    boolean moving =
        length / Math.sqrt(1 - Math.pow(keptStep, 2.0 * (generation + 1)))
            < (1.4 + 2.0 / (constants.dimension + 1)) * constants.expectedLength;
    double rate = constants.pathRate;
    RealVector newPath = path.mapMultiply(1 - rate);
    if (moving) {
      newPath =
          newPath.add(shift.mapMultiply(Math.sqrt(rate * (2 - rate) * constants.effectiveParents)));
    }
    double growth =
        constants.stepPathRate / constants.stepDamping * (length / constants.expectedLength - 1);
    return new CmaState(
        constants,
        generation + 1,
        mean.add(shift.mapMultiply(step)),
        Math.min(GREATEST_STEP, step * Math.exp(growth)),
        covariance(steps, newPath, moving),
        newPath,
        newStepPath);
  }

  private RealMatrix covariance(List<RealVector> steps, RealVector newPath, boolean moving) {
    double rankOne = constants.rankOneRate;
    double rankMu = constants.rankMuRate;
    double lost = moving ? 0 : rankOne * constants.pathRate * (2 - constants.pathRate);
    double sum = Arrays.stream(constants.weights.toArray()).sum();
    RealMatrix next =
        covariance
            .scalarMultiply(1 + lost - rankOne - rankMu * sum)
            .add(newPath.outerProduct(newPath).scalarMultiply(rankOne));
    for (int i = 0; i < steps.size(); i++) {
      RealVector y = steps.get(i);
      double weight = constants.weights.getEntry(i);
      if (weight < 0) {
        double size = whitened(y).getNorm();
        weight *= constants.dimension / (size * size + 1e-8);
      }
      next = next.add(y.outerProduct(y).scalarMultiply(rankMu * weight));
    }
    return next.add(next.transpose()).scalarMultiply(0.5);
  }

  /** The vector in the coordinates in which the distribution is round. */
  private RealVector whitened(RealVector vector) {
    RealVector along = axes.preMultiply(vector);
    for (int i = 0; i < deviations.length; i++) {
      along.setEntry(i, along.getEntry(i) / deviations[i]);
    }
    return axes.operate(along);
  }
}
