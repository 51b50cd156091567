package io.vgglab.model;

import java.util.List;
import java.util.Objects;

/**
 * One named tensor that a layer holds.
 *
 * @param name canonical name, {@code layer.role}, such as {@code block1_conv1.weight}
 * @param shape dimensions in the canonical layout: convolution kernels {@code [out, in, kH, kW]},
 *     dense kernels {@code [out, in]}, everything else {@code [channels]}
 * @param trainable whether the optimizer updates it; moving statistics are not trainable
 * @param fill how it starts
 */
public record ParameterSpec(String name, List<Integer> shape, boolean trainable, Fill fill) {

  /** Copies the shape and checks its sides. */
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    shape = List.copyOf(shape);
    shape.forEach(side -> Rule.atLeast("side of " + name, side, 1));
    Objects.requireNonNull(fill, "fill");
    if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b)
        > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name
              + " must have at most "
              + Integer.MAX_VALUE
              + " values, but was "
              + shape
              + "; choose a smaller width, head or resize");
    }
  }

  /** Number of values. */
  public int elements() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** Values that feed one output: {@code in * kH * kW} of a kernel. */
  public int fanIn() {
    return elements() / shape.get(0);
  }

  /** Outputs that one value of the input feeds: {@code out * kH * kW} of a kernel. */
  public int fanOut() {
    return shape.size() < 2 ? shape.get(0) : elements() / shape.get(1);
  }

  /** Whether L2 regularisation applies: kernels only, never biases or batch norm. */
  public boolean decays() {
    return fill == Fill.KERNEL;
  }

  /** How a parameter starts. */
  public enum Fill {
    /** Drawn by the spec's {@link Initializer}. */
    KERNEL,
    /** All 0. */
    ZEROS,
    /** All 1. */
    ONES
  }
}
