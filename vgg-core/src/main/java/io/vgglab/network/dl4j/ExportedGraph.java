package io.vgglab.network.dl4j;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.TensorShape;
import io.vgglab.network.Tensor;
import io.vgglab.network.TrainedModel;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A trained model as a graph that needs nothing but DL4J.
 *
 * <p>Its input are pixels from 0 to 255, channel first, after the resize if the network has one,
 * since DL4J has no layer for that. The pixels' scaling is a frozen 1x1 convolution, {@code
 * scaling}.
 */
final class ExportedGraph {

  private static final String INPUT = "pixels";
  private static final String SCALING = "scaling";

  private final TrainedModel model;

  ExportedGraph(TrainedModel model) {
    this.model = model;
  }

  ComputationGraph build() {
    ComputationGraph graph = new ComputationGraph(configuration());
    graph.init();
    for (Layer layer : model.plan().layers()) {
      for (ParameterSpec spec : layer.parameters()) {
        copy(model.parameters().get(spec.name()), graph, layer, spec);
      }
    }
    if (!model.scaling().isIdentity()) {
      scale(graph);
    }
    return graph;
  }

  private ComputationGraphConfiguration configuration() {
    GraphBuilder builder = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(INPUT);
    TensorShape shape = model.plan().spec().resizedInput();
    String before = INPUT;
    if (!model.scaling().isIdentity()) {
      builder.addLayer(SCALING, new FrozenLayer(scaling(shape.channels())), before);
      before = SCALING;
    }
    StockLayers layers =
        new StockLayers(new LossMCXENT(), layer -> new Dropout(1 - layer.dropProbability()));
    for (Layer layer : model.plan().layers()) {
      Optional<org.deeplearning4j.nn.conf.layers.Layer> own = layer.accept(layers);
      if (own.isPresent()) {
        builder.addLayer(layer.name(), own.get(), before);
        before = layer.name();
      }
    }
    return builder
        .setOutputs(before)
        .setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels()))
        .build();
  }

  private static ConvolutionLayer scaling(int channels) {
    return new ConvolutionLayer.Builder(1, 1)
        .nIn(channels)
        .nOut(channels)
        .activation(Activation.IDENTITY)
        .build();
  }

  private void scale(ComputationGraph graph) {
    ChannelScaling scaling = model.scaling();
    INDArray weights = graph.getLayer(SCALING).getParam("W").assign(0);
    INDArray bias = graph.getLayer(SCALING).getParam("b");
    for (int channel = 0; channel < bias.length(); channel++) {
      weights.putScalar(new int[] {channel, channel, 0, 0}, scaling.scale(channel));
      bias.putScalar(channel, scaling.shift(channel));
    }
  }

  private static void copy(Tensor tensor, ComputationGraph graph, Layer layer, ParameterSpec spec) {
    INDArray target = graph.getLayer(layer.name()).getParam(StockLayers.key(layer, spec));
    try (INDArray values = Nd4j.createFromArray(tensor.values())) {
      Weight.flat(target).assign(values);
    }
  }
}
