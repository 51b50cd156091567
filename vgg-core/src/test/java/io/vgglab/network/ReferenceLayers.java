package io.vgglab.network;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import java.util.Map;

/** Builds the reference of each kind of layer on shared maps of parameters and gradients. */
final class ReferenceLayers implements Layer.Visitor<ReferenceLayer> {

  private final Map<String, double[]> parameters;
  private final Map<String, double[]> gradients;
  private final long seed;

  ReferenceLayers(Map<String, double[]> parameters, Map<String, double[]> gradients, long seed) {
    this.parameters = parameters;
    this.gradients = gradients;
    this.seed = seed;
  }

  @Override
  public ReferenceLayer resize(Layer.Rescale layer) {
    return new Same();
  }

  @Override
  public ReferenceLayer convolution(Layer.Convolution layer) {
    ReferenceLayer linear = new Convolution(layer);
    return layer.activation() == Activation.RELU ? new Chain(linear, new Relu()) : linear;
  }

  @Override
  public ReferenceLayer batchNorm(Layer.BatchNorm layer) {
    return new BatchNorm(layer);
  }

  @Override
  public ReferenceLayer relu(Layer.Relu layer) {
    return new Relu();
  }

  @Override
  public ReferenceLayer localResponseNorm(Layer.LocalResponseNorm layer) {
    return new LocalResponseNorm(layer.input());
  }

  @Override
  public ReferenceLayer maxPool(Layer.MaxPool layer) {
    return new MaxPool(layer.input(), layer.output());
  }

  @Override
  public ReferenceLayer globalAverage(Layer.GlobalAverage layer) {
    return new GlobalAverage(layer.input());
  }

  @Override
  public ReferenceLayer flatten(Layer.Flatten layer) {
    return new Same();
  }

  @Override
  public ReferenceLayer dense(Layer.Dense layer) {
    ReferenceLayer linear = new Dense(layer);
    return layer.activation() == Activation.RELU ? new Chain(linear, new Relu()) : linear;
  }

  @Override
  public ReferenceLayer dropout(Layer.Dropout layer) {
    return new Dropout(layer, seed);
  }

  private record Same() implements ReferenceLayer {
    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      return input;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      return gradient;
    }
  }

  private record Chain(ReferenceLayer one, ReferenceLayer two) implements ReferenceLayer {
    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      return two.forward(one.forward(input, training, step), training, step);
    }

    @Override
    public double[][] backward(double[][] gradient) {
      return one.backward(two.backward(gradient));
    }
  }

  private static final class Relu implements ReferenceLayer {
    private double[][] seen;

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      seen = input;
      double[][] output = new double[input.length][input[0].length];
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < output[n].length; i++) {
          output[n][i] = Math.max(input[n][i], 0);
        }
      }
      return output;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[][] result = new double[seen.length][seen[0].length];
      for (int n = 0; n < seen.length; n++) {
        for (int i = 0; i < result[n].length; i++) {
          result[n][i] = seen[n][i] > 0 ? gradient[n][i] : 0;
        }
      }
      return result;
    }
  }

  private final class Convolution implements ReferenceLayer {
    private final Layer.Convolution layer;
    private double[][] seen;

    Convolution(Layer.Convolution layer) {
      this.layer = layer;
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      seen = input;
      double[] weight = parameters.get(layer.name() + ".weight");
      double[] bias = parameters.get(layer.name() + ".bias");
      double[][] output = new double[input.length][layer.output().elements()];
      for (int n = 0; n < input.length; n++) {
        double[] x = input[n];
        double[] y = output[n];
        for (int i = 0; i < y.length; i++) {
          y[i] = bias[i / layer.output().area()];
        }
        eachTap((w, from, to) -> y[to] += weight[w] * x[from]);
      }
      return output;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[] weight = parameters.get(layer.name() + ".weight");
      double[] weightGradient = new double[weight.length];
      double[] biasGradient = new double[layer.channels()];
      double[][] result = new double[seen.length][layer.input().elements()];
      for (int n = 0; n < seen.length; n++) {
        double[] x = seen[n];
        double[] dy = gradient[n];
        double[] dx = result[n];
        for (int i = 0; i < dy.length; i++) {
          biasGradient[i / layer.output().area()] += dy[i];
        }
        eachTap(
            (w, from, to) -> {
              weightGradient[w] += dy[to] * x[from];
              dx[from] += dy[to] * weight[w];
            });
      }
      gradients.put(layer.name() + ".weight", weightGradient);
      gradients.put(layer.name() + ".bias", biasGradient);
      return result;
    }

    /** Visits every product of the cross-correlation: weight, input element, output element. */
    private void eachTap(Tap tap) {
      TensorShape in = layer.input();
      int kernel = layer.kernel();
      int padding = kernel / 2;
      for (int o = 0; o < layer.channels(); o++) {
        for (int c = 0; c < in.channels(); c++) {
          for (int ky = 0; ky < kernel; ky++) {
            for (int kx = 0; kx < kernel; kx++) {
              int w = ((o * in.channels() + c) * kernel + ky) * kernel + kx;
              for (int y = 0; y < in.height(); y++) {
                int sy = y + ky - padding;
                for (int x = 0; x < in.width() && sy >= 0 && sy < in.height(); x++) {
                  int sx = x + kx - padding;
                  if (sx >= 0 && sx < in.width()) {
                    tap.visit(
                        w,
                        (c * in.height() + sy) * in.width() + sx,
                        (o * in.height() + y) * in.width() + x);
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @FunctionalInterface
  private interface Tap {
    void visit(int weight, int from, int to);
  }

  private final class Dense implements ReferenceLayer {
    private final Layer.Dense layer;
    private double[][] seen;

    Dense(Layer.Dense layer) {
      this.layer = layer;
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      seen = input;
      double[] weight = parameters.get(layer.name() + ".weight");
      double[] bias = parameters.get(layer.name() + ".bias");
      int inputs = input[0].length;
      double[][] output = new double[input.length][layer.units()];
      for (int n = 0; n < input.length; n++) {
        for (int o = 0; o < layer.units(); o++) {
          double sum = bias[o];
          for (int i = 0; i < inputs; i++) {
            sum += weight[o * inputs + i] * input[n][i];
          }
          output[n][o] = sum;
        }
      }
      return output;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[] weight = parameters.get(layer.name() + ".weight");
      int inputs = seen[0].length;
      double[] weightGradient = new double[weight.length];
      double[] biasGradient = new double[layer.units()];
      double[][] result = new double[seen.length][inputs];
      for (int n = 0; n < seen.length; n++) {
        for (int o = 0; o < layer.units(); o++) {
          biasGradient[o] += gradient[n][o];
          for (int i = 0; i < inputs; i++) {
            weightGradient[o * inputs + i] += gradient[n][o] * seen[n][i];
            result[n][i] += gradient[n][o] * weight[o * inputs + i];
          }
        }
      }
      gradients.put(layer.name() + ".weight", weightGradient);
      gradients.put(layer.name() + ".bias", biasGradient);
      return result;
    }
  }

  private final class BatchNorm implements ReferenceLayer {
    private final Layer.BatchNorm layer;
    private double[] mean;
    private double[] variance;
    private double[][] normal;

    BatchNorm(Layer.BatchNorm layer) {
      this.layer = layer;
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      if (training) {
        measure(input);
      } else {
        mean = parameters.get(layer.name() + ".running_mean");
        variance = parameters.get(layer.name() + ".running_var");
      }
      double[] scale = parameters.get(layer.name() + ".weight");
      double[] shift = parameters.get(layer.name() + ".bias");
      normal = new double[input.length][input[0].length];
      double[][] output = new double[input.length][input[0].length];
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < input[n].length; i++) {
          int c = i / layer.input().area();
          normal[n][i] = (input[n][i] - mean[c]) / Math.sqrt(variance[c] + Layer.BatchNorm.EPSILON);
          output[n][i] = scale[c] * normal[n][i] + shift[c];
        }
      }
      return output;
    }

    private void measure(double[][] input) {
      int area = layer.input().area();
      double count = (double) input.length * area;
      mean = new double[layer.input().channels()];
      variance = new double[layer.input().channels()];
      for (double[] image : input) {
        for (int i = 0; i < image.length; i++) {
          mean[i / area] += image[i] / count;
        }
      }
      for (double[] image : input) {
        for (int i = 0; i < image.length; i++) {
          double delta = image[i] - mean[i / area];
          variance[i / area] += delta * delta / count;
        }
      }
    }

    @Override
    public double[][] backward(double[][] gradient) {
      int area = layer.input().area();
      double count = (double) gradient.length * area;
      double[] scale = parameters.get(layer.name() + ".weight");
      double[] scaleGradient = new double[scale.length];
      double[] shiftGradient = new double[scale.length];
      for (int n = 0; n < gradient.length; n++) {
        for (int i = 0; i < gradient[n].length; i++) {
          scaleGradient[i / area] += gradient[n][i] * normal[n][i];
          shiftGradient[i / area] += gradient[n][i];
        }
      }
      double[][] result = new double[gradient.length][gradient[0].length];
      for (int n = 0; n < gradient.length; n++) {
        for (int i = 0; i < gradient[n].length; i++) {
          int c = i / area;
          double centred =
              gradient[n][i] - (shiftGradient[c] + normal[n][i] * scaleGradient[c]) / count;
          result[n][i] = scale[c] / Math.sqrt(variance[c] + Layer.BatchNorm.EPSILON) * centred;
        }
      }
      gradients.put(layer.name() + ".weight", scaleGradient);
      gradients.put(layer.name() + ".bias", shiftGradient);
      return result;
    }

    @Override
    public void moveStatistics() {
      double count = (double) normal.length * layer.input().area();
      double correction = count > 1 ? count / (count - 1) : 1;
      double[] movingMean = parameters.get(layer.name() + ".running_mean");
      double[] movingVariance = parameters.get(layer.name() + ".running_var");
      double kept = Layer.BatchNorm.MOMENTUM;
      for (int c = 0; c < mean.length; c++) {
        movingMean[c] = kept * movingMean[c] + (1 - kept) * mean[c];
        movingVariance[c] = kept * movingVariance[c] + (1 - kept) * variance[c] * correction;
      }
    }
  }

  private static final class LocalResponseNorm implements ReferenceLayer {
    private final TensorShape shape;
    private double[][] seen;

    LocalResponseNorm(TensorShape shape) {
      this.shape = shape;
    }

    private double base(double[] image, int i) {
      double sum = 0;
      for (int j : window(i)) {
        sum += image[j] * image[j];
      }
      return Layer.LocalResponseNorm.K + Layer.LocalResponseNorm.ALPHA * sum;
    }

    private int[] window(int i) {
      int half = Layer.LocalResponseNorm.SIZE / 2;
      int channel = i / shape.area();
      int first = Math.max(channel - half, 0);
      int last = Math.min(channel + half, shape.channels() - 1);
      int[] elements = new int[last - first + 1];
      for (int c = first; c <= last; c++) {
        elements[c - first] = c * shape.area() + i % shape.area();
      }
      return elements;
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      seen = input;
      double[][] output = new double[input.length][input[0].length];
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < output[n].length; i++) {
          output[n][i] = input[n][i] * Math.pow(base(input[n], i), -Layer.LocalResponseNorm.BETA);
        }
      }
      return output;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double beta = Layer.LocalResponseNorm.BETA;
      double[][] result = new double[seen.length][seen[0].length];
      for (int n = 0; n < seen.length; n++) {
        for (int i = 0; i < seen[n].length; i++) {
          double base = base(seen[n], i);
          result[n][i] += gradient[n][i] * Math.pow(base, -beta);
          double shared = -2 * Layer.LocalResponseNorm.ALPHA * beta * Math.pow(base, -beta - 1);
          for (int j : window(i)) {
            result[n][j] += gradient[n][i] * seen[n][i] * shared * seen[n][j];
          }
        }
      }
      return result;
    }
  }

  private static final class MaxPool implements ReferenceLayer {
    private final TensorShape in;
    private final TensorShape out;
    private int[][] winners;

    MaxPool(TensorShape in, TensorShape out) {
      this.in = in;
      this.out = out;
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      winners = new int[input.length][out.elements()];
      double[][] output = new double[input.length][out.elements()];
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < out.elements(); i++) {
          winners[n][i] = winner(input[n], i);
          output[n][i] = input[n][winners[n][i]];
        }
      }
      return output;
    }

    private int winner(double[] image, int i) {
      int channel = i / out.area();
      int top = i % out.area() / out.width() * 2;
      int left = i % out.width() * 2;
      int best = (channel * in.height() + top) * in.width() + left;
      for (int y = top; y < Math.min(top + 2, in.height()); y++) {
        for (int x = left; x < Math.min(left + 2, in.width()); x++) {
          int candidate = (channel * in.height() + y) * in.width() + x;
          best = image[candidate] > image[best] ? candidate : best;
        }
      }
      return best;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[][] result = new double[gradient.length][in.elements()];
      for (int n = 0; n < gradient.length; n++) {
        for (int i = 0; i < out.elements(); i++) {
          result[n][winners[n][i]] += gradient[n][i];
        }
      }
      return result;
    }
  }

  private record GlobalAverage(TensorShape in) implements ReferenceLayer {
    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      double[][] output = new double[input.length][in.channels()];
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < in.elements(); i++) {
          output[n][i / in.area()] += input[n][i] / in.area();
        }
      }
      return output;
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[][] result = new double[gradient.length][in.elements()];
      for (int n = 0; n < gradient.length; n++) {
        for (int i = 0; i < in.elements(); i++) {
          result[n][i] = gradient[n][i / in.area()] / in.area();
        }
      }
      return result;
    }
  }

  private static final class Dropout implements ReferenceLayer {
    private final DropoutMask mask;
    private float[] factors = {};

    Dropout(Layer.Dropout layer, long seed) {
      this.mask = new DropoutMask(seed, layer);
    }

    @Override
    public double[][] forward(double[][] input, boolean training, long step) {
      if (!training) {
        return input;
      }
      factors = new float[input.length * input[0].length];
      mask.fill(step, factors);
      return backward(input);
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[][] result = new double[gradient.length][gradient[0].length];
      for (int n = 0; n < gradient.length; n++) {
        for (int i = 0; i < result[n].length; i++) {
          result[n][i] = gradient[n][i] * factors[n * result[n].length + i];
        }
      }
      return result;
    }
  }
}
