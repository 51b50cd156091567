package io.vgglab.model;

import io.vgglab.model.ParameterSpec.Fill;
import java.util.List;

/**
 * One step of a {@link VggPlan}: named, with the shapes that enter and leave it.
 *
 * <p>Engines walk layers with a {@link Visitor}, so that a new kind of layer breaks their build and
 * not a run.
 */
public sealed interface Layer {

  /** Name, unique within a plan, such as {@code block1_conv1}. */
  String name();

  /** Shape of one image that enters. */
  TensorShape input();

  /** Shape of one image that leaves. */
  TensorShape output();

  /** Parameters in canonical order; empty for most kinds. */
  default List<ParameterSpec> parameters() {
    return List.of();
  }

  /** Multiply-adds of one image's forward pass; 0 for layers that are not matrix products. */
  default long multiplyAdds() {
    return 0;
  }

  /** Calls the visitor's method for this kind. */
  <T> T accept(Visitor<T> visitor);

  /** Values that the optimizer updates. */
  default long trainableParameters() {
    return count(true);
  }

  /** Values that only statistics update. */
  default long otherParameters() {
    return count(false);
  }

  private long count(boolean trainable) {
    return parameters().stream()
        .filter(parameter -> parameter.trainable() == trainable)
        .mapToLong(ParameterSpec::elements)
        .sum();
  }

  /** An operation on every kind of layer. */
  interface Visitor<T> {
    /** Resizes images. */
    T resize(Rescale layer);

    /** Convolves, with bias and perhaps an activation. */
    T convolution(Convolution layer);

    /** Normalises per channel. */
    T batchNorm(BatchNorm layer);

    /** Clips at zero. */
    T relu(Relu layer);

    /** Normalises across neighbouring channels. */
    T localResponseNorm(LocalResponseNorm layer);

    /** Takes the largest of each window. */
    T maxPool(MaxPool layer);

    /** Averages each channel. */
    T globalAverage(GlobalAverage layer);

    /** Lines a feature map up, channel first. */
    T flatten(Flatten layer);

    /** Multiplies a row by a matrix, with bias and perhaps an activation. */
    T dense(Dense layer);

    /** Zeroes values at random while training. */
    T dropout(Dropout layer);
  }

  /** On-the-fly resize of raw pixels, before they are scaled. */
  record Rescale(String name, TensorShape input, Resize resize) implements Layer {
    @Override
    public TensorShape output() {
      return input.withSize(resize.side(), resize.side());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.resize(this);
    }
  }

  /** Convolution of stride 1 and padding {@code kernel / 2}, cross-correlation as everywhere. */
  record Convolution(
      String name, TensorShape input, int channels, int kernel, Activation activation)
      implements Layer {
    @Override
    public TensorShape output() {
      return input.withChannels(channels);
    }

    @Override
    public List<ParameterSpec> parameters() {
      return List.of(
          new ParameterSpec(
              name + ".weight",
              List.of(channels, input.channels(), kernel, kernel),
              true,
              Fill.KERNEL),
          new ParameterSpec(name + ".bias", List.of(channels), true, Fill.ZEROS));
    }

    @Override
    public long multiplyAdds() {
      return (long) channels * input.channels() * kernel * kernel * input.area();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * Batch normalisation per channel with scale and shift: momentum 0.99 and epsilon 0.001 as Keras
   * has them. The moving variance takes the batch variance times N / (N - 1).
   */
  record BatchNorm(String name, TensorShape input) implements Layer {
    /** Share of the old value that a moving statistic keeps at each step. */
    public static final double MOMENTUM = 0.99;

    /** Added to the variance before its root. */
    public static final double EPSILON = 0.001;

    @Override
    public TensorShape output() {
      return input;
    }

    @Override
    public List<ParameterSpec> parameters() {
      List<Integer> shape = List.of(input.channels());
      return List.of(
          new ParameterSpec(name + ".weight", shape, true, Fill.ONES),
          new ParameterSpec(name + ".bias", shape, true, Fill.ZEROS),
          new ParameterSpec(name + ".running_mean", shape, false, Fill.ZEROS),
          new ParameterSpec(name + ".running_var", shape, false, Fill.ONES));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /** ReLU on its own, where batch norm stands between it and its convolution. */
  record Relu(String name, TensorShape input) implements Layer {
    @Override
    public TensorShape output() {
      return input;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.relu(this);
    }
  }

  /**
   * Local response normalisation across channels, x / (k + alpha * sum of squares) ^ beta over a
   * window of neighbouring channels (Krizhevsky et al., 2012, section 3.3).
   */
  record LocalResponseNorm(String name, TensorShape input) implements Layer {
    /** Channels in the window. */
    public static final int SIZE = 5;

    /** Offset. */
    public static final double K = 2;

    /** Factor on the plain sum of squares, not on their mean. */
    public static final double ALPHA = 1e-4;

    /** Exponent. */
    public static final double BETA = 0.75;

    @Override
    public TensorShape output() {
      return input;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.localResponseNorm(this);
    }
  }

  /** Max pooling 2x2 of stride 2; an odd side rounds up, the last window being cut at the edge. */
  record MaxPool(String name, TensorShape input) implements Layer {
    @Override
    public TensorShape output() {
      return input.withSize((input.height() + 1) / 2, (input.width() + 1) / 2);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.maxPool(this);
    }
  }

  /** The mean of each channel over its pixels. */
  record GlobalAverage(String name, TensorShape input) implements Layer {
    @Override
    public TensorShape output() {
      return TensorShape.row(input.channels());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.globalAverage(this);
    }
  }

  /** Channel-first flatten: element {@code (c * height + y) * width + x}. */
  record Flatten(String name, TensorShape input) implements Layer {
    @Override
    public TensorShape output() {
      return TensorShape.row(input.elements());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.flatten(this);
    }
  }

  /** Dense layer on a row. */
  record Dense(String name, TensorShape input, int units, Activation activation) implements Layer {
    @Override
    public TensorShape output() {
      return TensorShape.row(units);
    }

    @Override
    public List<ParameterSpec> parameters() {
      return List.of(
          new ParameterSpec(name + ".weight", List.of(units, input.elements()), true, Fill.KERNEL),
          new ParameterSpec(name + ".bias", List.of(units), true, Fill.ZEROS));
    }

    @Override
    public long multiplyAdds() {
      return (long) units * input.elements();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.dense(this);
    }
  }

  /** Dropout that scales what it keeps by 1 / (1 - dropProbability) while training. */
  record Dropout(String name, TensorShape input, double dropProbability) implements Layer {
    @Override
    public TensorShape output() {
      return input;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.dropout(this);
    }
  }
}
