package io.vgglab.model;

import java.util.List;

/**
 * What stands between the last pooling and the class scores.
 *
 * @param pooling how the last feature map becomes a row
 * @param widths hidden dense layers by width, before the width multiplier; may be empty
 * @param dropProbability probability with which dropout zeroes an output of a hidden dense layer,
 *     in [0, 1); 0 leaves the dropout layers out
 * @param batchNorm whether hidden dense layers are batch normalised too, placed as in the
 *     convolutions
 */
public record Head(
    Pooling pooling, List<Integer> widths, double dropProbability, boolean batchNorm) {

  /** Checks widths and probability. */
  public Head {
    widths = List.copyOf(widths);
    widths.forEach(width -> Rule.atLeast("head width", width, 1));
    Rule.probability("dropout", dropProbability);
  }

  /** Two hidden layers of 4,096 with dropout 0.5: the paper's, and the seed's. */
  public static Head paper() {
    return new Head(Pooling.FLATTEN, List.of(4096, 4096), 0.5, false);
  }

  /** The class scores right after the flatten, as in the popular CIFAR variants. */
  public static Head linear() {
    return new Head(Pooling.FLATTEN, List.of(), 0, false);
  }

  /** Global average pooling, then the class scores. */
  public static Head globalAverage() {
    return new Head(Pooling.GLOBAL_AVERAGE, List.of(), 0, false);
  }

  /** This head with another drop probability. */
  public Head withDropProbability(double newDropProbability) {
    return new Head(pooling, widths, newDropProbability, batchNorm);
  }

  /** This head with other hidden widths. */
  public Head withWidths(List<Integer> newWidths) {
    return new Head(pooling, newWidths, dropProbability, batchNorm);
  }

  /** This head with or without batch norm. */
  public Head withBatchNorm(boolean newBatchNorm) {
    return new Head(pooling, widths, dropProbability, newBatchNorm);
  }

  /** How the last feature map becomes a row. */
  public enum Pooling {
    /** Channel-first flatten. */
    FLATTEN,
    /** The mean of each channel. */
    GLOBAL_AVERAGE
  }
}
