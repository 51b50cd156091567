package io.vgglab.peer;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.network.EngineException;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** One layer of a plan as a call of libtorch; scores leave the last one before their softmax. */
final class TorchLayers implements Layer.Visitor<TorchLayers.Operation> {

  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};

  private final TorchParameters parameters;

  TorchLayers(TorchParameters parameters) {
    this.parameters = parameters;
  }

  /** From a layer's input to its output. */
  interface Operation {
    Tensor apply(Tensor input, Mode mode);
  }

  @Override
  public Operation resize(Layer.Rescale layer) {
    long[] size = {layer.resize().side(), layer.resize().side()};
    return switch (layer.resize().method()) {
      case NEAREST -> (input, mode) -> torch.upsample_nearest2d(input, size);
      case BILINEAR -> (input, mode) -> torch.upsample_bilinear2d(input, size, false);
      case BICUBIC -> (input, mode) -> torch.upsample_bicubic2d(input, size, false);
      case BILINEAR_TF1 -> products(layer);
      case NONE -> (input, mode) -> input;
    };
  }

  /** Bilinear from source pixel {@code i * in / out}, which libtorch lacks, as two products. */
  private static Operation products(Layer.Rescale layer) {
    Tensor rows = interpolation(layer.input().height(), layer.resize().side());
    Tensor columns = interpolation(layer.input().width(), layer.resize().side()).t().contiguous();
    return (input, mode) -> rows.matmul(input).matmul(columns);
  }

  private static Tensor interpolation(int in, int out) {
    float[] weights = new float[out * in];
    for (int i = 0; i < out; i++) {
      double source = (double) i * in / out;
      int low = (int) source;
      double share = source - low;
      weights[i * in + low] += (float) (1 - share);
      weights[i * in + Math.min(low + 1, in - 1)] += (float) share;
    }
    return torch.from_blob(new FloatPointer(weights), new long[] {out, in}).clone();
  }

  /** From pixels as floats to what the first layer sees. */
  static Operation scaling(ChannelScaling scaling, int channels) {
    if (scaling.isIdentity()) {
      return (input, mode) -> input;
    }
    float[] factors = new float[channels];
    float[] shifts = new float[channels];
    for (int c = 0; c < channels; c++) {
      factors[c] = scaling.scale(c);
      shifts[c] = scaling.shift(c);
    }
    long[] shape = {1, channels, 1, 1};
    Tensor factor = torch.from_blob(new FloatPointer(factors), shape).clone();
    Tensor shift = torch.from_blob(new FloatPointer(shifts), shape).clone();
    return (input, mode) -> input.mul_(factor).add_(shift);
  }

  @Override
  public Operation convolution(Layer.Convolution layer) {
    Tensor weight = parameters.get(layer.name() + ".weight");
    TensorOptional bias = new TensorOptional(parameters.get(layer.name() + ".bias"));
    long[] padding = {layer.kernel() / 2, layer.kernel() / 2};
    return (input, mode) ->
        activated(torch.conv2d(input, weight, bias, ONE, padding, ONE, 1), layer.activation());
  }

  @Override
  public Operation dense(Layer.Dense layer) {
    Tensor weight = parameters.get(layer.name() + ".weight");
    TensorOptional bias = new TensorOptional(parameters.get(layer.name() + ".bias"));
    return (input, mode) -> activated(torch.linear(input, weight, bias), layer.activation());
  }

  @Override
  public Operation batchNorm(Layer.BatchNorm layer) {
    TensorOptional weight = new TensorOptional(parameters.get(layer.name() + ".weight"));
    TensorOptional bias = new TensorOptional(parameters.get(layer.name() + ".bias"));
    TensorOptional mean = new TensorOptional(parameters.get(layer.name() + ".running_mean"));
    TensorOptional variance = new TensorOptional(parameters.get(layer.name() + ".running_var"));
    TensorOptional none = new TensorOptional();
    double share = 1 - Layer.BatchNorm.MOMENTUM;
    return (input, mode) ->
        torch.batch_norm(
            input,
            weight,
            bias,
            mode == Mode.FORWARD ? none : mean,
            mode == Mode.FORWARD ? none : variance,
            mode != Mode.PREDICT,
            share,
            Layer.BatchNorm.EPSILON,
            false);
  }

  @Override
  public Operation relu(Layer.Relu layer) {
    return (input, mode) -> torch.relu_(input);
  }

  @Override
  public Operation localResponseNorm(Layer.LocalResponseNorm layer) {
    throw new EngineException("libtorch is not measured with local response normalisation");
  }

  @Override
  public Operation maxPool(Layer.MaxPool layer) {
    return (input, mode) -> torch.max_pool2d(input, TWO, TWO, NONE, ONE, true);
  }

  @Override
  public Operation globalAverage(Layer.GlobalAverage layer) {
    return (input, mode) -> input.mean(2, 3);
  }

  @Override
  public Operation flatten(Layer.Flatten layer) {
    return (input, mode) -> torch.flatten(input, 1, -1);
  }

  @Override
  public Operation dropout(Layer.Dropout layer) {
    double probability = layer.dropProbability();
    return (input, mode) -> torch.dropout(input, probability, mode != Mode.PREDICT);
  }

  /** In place, as torchvision's VGG does it. */
  private static Tensor activated(Tensor output, Activation activation) {
    return switch (activation) {
      case RELU -> torch.relu_(output);
      case NONE, SOFTMAX -> output;
    };
  }
}
