package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** Makes the node that executes a layer. */
final class PlanNodes implements Layer.Visitor<PlanNode> {

  private final NeuralNetConfiguration conf;
  private final Execution execution;

  PlanNodes(NeuralNetConfiguration conf, Execution execution) {
    this.conf = conf;
    this.execution = execution;
  }

  @Override
  public PlanNode resize(Layer.Rescale layer) {
    throw new AssertionError("resize happens in front of the graph, in Pixels");
  }

  @Override
  public PlanNode convolution(Layer.Convolution layer) {
    return new ConvolutionNode(layer, conf, execution);
  }

  @Override
  public PlanNode batchNorm(Layer.BatchNorm layer) {
    return new BatchNormNode(layer, conf, execution);
  }

  @Override
  public PlanNode relu(Layer.Relu layer) {
    return new ReluNode(layer, conf, execution);
  }

  @Override
  public PlanNode localResponseNorm(Layer.LocalResponseNorm layer) {
    return new LocalResponseNormNode(layer, conf, execution);
  }

  @Override
  public PlanNode maxPool(Layer.MaxPool layer) {
    return new MaxPoolNode(layer, conf, execution);
  }

  @Override
  public PlanNode globalAverage(Layer.GlobalAverage layer) {
    return new GlobalAverageNode(layer, conf, execution);
  }

  @Override
  public PlanNode flatten(Layer.Flatten layer) {
    return new FlattenNode(layer, conf, execution);
  }

  @Override
  public PlanNode dense(Layer.Dense layer) {
    return new DenseNode(layer, conf, execution);
  }

  @Override
  public PlanNode dropout(Layer.Dropout layer) {
    return new DropoutNode(layer, conf, execution);
  }
}
