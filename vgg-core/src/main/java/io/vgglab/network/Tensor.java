package io.vgglab.network;

import java.util.List;

/**
 * A float32 array with a shape, row-major.
 *
 * <p>Owns its values: whoever made it hands them over, readers do not write.
 */
public final class Tensor {

  private final List<Integer> shape;
  private final float[] values;

  /** Takes over the values; their number must be the product of the sides. */
  public Tensor(List<Integer> shape, float[] values) {
    this.shape = List.copyOf(shape);
    this.values = values;
    int elements = this.shape.stream().reduce(1, Math::multiplyExact);
    if (values.length != elements) {
      throw new IllegalArgumentException(
          "values must hold "
              + elements
              + " floats for shape "
              + this.shape
              + ", but holds "
              + values.length);
    }
  }

  /** Sides, outermost first. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** The values themselves; read only. */
  public float[] values() {
    return values;
  }

  /** Euclidean norm of the difference over that of {@code reference}: 0 for equal tensors. */
  public double relativeDifference(Tensor reference) {
    double difference = minus(reference).norm();
    return difference == 0 ? 0 : difference / reference.norm();
  }

  /**
   * This tensor less another.
   *
   * @throws IllegalArgumentException if their shapes differ
   */
  public Tensor minus(Tensor other) {
    if (!shape.equals(other.shape)) {
      throw new IllegalArgumentException(
          "tensors must have one shape, but had " + shape + " and " + other.shape);
    }
    float[] difference = values.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other.values[i];
    }
    return new Tensor(shape, difference);
  }

  /** Euclidean norm of all values. */
  public double norm() {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
