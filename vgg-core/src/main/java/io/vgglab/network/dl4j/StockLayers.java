package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * DL4J's own layer for each layer of a plan, as a user would write it; empty where DL4J puts a
 * preprocessor of its own.
 */
final class StockLayers
    implements Layer.Visitor<Optional<org.deeplearning4j.nn.conf.layers.Layer>> {

  private static final Map<String, String> CONVOLUTION = Map.of("weight", "W", "bias", "b");
  private static final Map<String, String> NORM =
      Map.of("weight", "gamma", "bias", "beta", "running_mean", "mean", "running_var", "var");

  private final ILossFunction loss;
  private final Function<Layer.Dropout, IDropout> dropout;

  /** With what follows the scores and what serves dropout layers. */
  StockLayers(ILossFunction loss, Function<Layer.Dropout, IDropout> dropout) {
    this.loss = loss;
    this.dropout = dropout;
  }

  /** DL4J's name of a parameter of a layer. */
  static String key(Layer layer, ParameterSpec spec) {
    String role = spec.name().substring(layer.name().length() + 1);
    return (layer instanceof Layer.BatchNorm ? NORM : CONVOLUTION).get(role);
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> resize(Layer.Rescale layer) {
    return Optional.empty();
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> convolution(Layer.Convolution layer) {
    return Optional.of(
        new ConvolutionLayer.Builder(layer.kernel(), layer.kernel())
            .nIn(layer.input().channels())
            .nOut(layer.channels())
            .stride(1, 1)
            .convolutionMode(ConvolutionMode.Same)
            .activation(activation(layer.activation()))
            .build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> batchNorm(Layer.BatchNorm layer) {
    return Optional.of(
        new BatchNormalization.Builder()
            .nIn(layer.input().channels())
            .nOut(layer.input().channels())
            .decay(Layer.BatchNorm.MOMENTUM)
            .eps(Layer.BatchNorm.EPSILON)
            .useLogStd(false)
            .build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> relu(Layer.Relu layer) {
    return Optional.of(new ActivationLayer.Builder().activation(Activation.RELU).build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> localResponseNorm(
      Layer.LocalResponseNorm layer) {
    return Optional.of(
        new LocalResponseNormalization.Builder()
            .k(Layer.LocalResponseNorm.K)
            .n(Layer.LocalResponseNorm.SIZE)
            .alpha(Layer.LocalResponseNorm.ALPHA)
            .beta(Layer.LocalResponseNorm.BETA)
            .build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> maxPool(Layer.MaxPool layer) {
    return Optional.of(
        new SubsamplingLayer.Builder(PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Same)
            .build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> globalAverage(
      Layer.GlobalAverage layer) {
    return Optional.of(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> flatten(Layer.Flatten layer) {
    return Optional.empty();
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> dense(Layer.Dense layer) {
    return Optional.of(
        layer.activation() == io.vgglab.model.Activation.SOFTMAX
            ? new OutputLayer.Builder(loss)
                .nIn(layer.input().elements())
                .nOut(layer.units())
                .activation(Activation.SOFTMAX)
                .build()
            : new DenseLayer.Builder()
                .nIn(layer.input().elements())
                .nOut(layer.units())
                .activation(activation(layer.activation()))
                .build());
  }

  @Override
  public Optional<org.deeplearning4j.nn.conf.layers.Layer> dropout(Layer.Dropout layer) {
    return Optional.of(new DropoutLayer(dropout.apply(layer)));
  }

  private static Activation activation(io.vgglab.model.Activation activation) {
    return switch (activation) {
      case NONE -> Activation.IDENTITY;
      case RELU -> Activation.RELU;
      case SOFTMAX -> Activation.SOFTMAX;
    };
  }
}
