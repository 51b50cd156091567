package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import java.util.Collections;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J layer that executes one layer of a plan.
 *
 * <p>Feature maps are {@code [batch, height, width, channels]}, rows {@code [batch, 1, 1,
 * features]}. A training pass keeps each output in an array of its own; inference and gradients
 * take turns in two.
 */
abstract class PlanNode extends AbstractLayer<PlanLayer> {

  private static final long serialVersionUID = 1L;

  /** The arrays that inference writes in turn. */
  static final String INFERENCE = "inference";

  /** The arrays that gradients of feature maps lie in, in turn. */
  static final String GRADIENT = "gradient";

  private final transient Layer layer;
  private final transient Execution execution;
  private transient INDArray flat;
  private transient INDArray flatGradient;
  private transient Map<String, INDArray> values = Collections.emptyMap();
  private transient Map<String, INDArray> gradients = Collections.emptyMap();

  PlanNode(Layer layer, NeuralNetConfiguration conf, Execution execution) {
    super(conf, DataType.FLOAT);
    this.layer = layer;
    this.execution = execution;
  }

  /** The ND4J operation that it executes. */
  abstract String operation();

  /** Output of the layer for {@code x}. */
  abstract INDArray forward(INDArray x, boolean training);

  /**
   * Writes the parameters' gradients and returns the input's; may write into what it is given.
   *
   * @param gradient of the output of the last training pass
   */
  abstract INDArray backward(INDArray gradient);

  Execution execution() {
    return execution;
  }

  Arena arena() {
    return execution.arena();
  }

  /** A parameter of this layer by its role, such as {@code weight}. */
  INDArray value(String role) {
    return values.get(layer.name() + "." + role);
  }

  /** The gradient of a parameter. */
  INDArray gradient(String role) {
    return gradients.get(layer.name() + "." + role);
  }

  /** Where the output goes. */
  INDArray output(INDArray x, boolean training) {
    long[] shape = shape(layer.output(), x.size(0));
    return training
        ? arena().get(layer.name() + "/output", shape)
        : arena().other(INFERENCE, x, shape);
  }

  /** Where the input's gradient goes. */
  INDArray inputGradient(INDArray gradient) {
    return arena().other(GRADIENT, gradient, shape(layer.input(), gradient.size(0)));
  }

  static long[] shape(TensorShape shape, long batch) {
    return new long[] {batch, shape.height(), shape.width(), shape.channels()};
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return forward(input, training);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray back = backward(epsilon);
    Gradient named = new DefaultGradient(flatGradient);
    gradients.forEach(named::setGradientFor);
    return new Pair<>(named, back);
  }

  @Override
  public void setParamsViewArray(INDArray view) {
    flat = view;
    values = new PlanParameters(layer).cut(view);
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    flatGradient = view;
    gradients = view == null ? Collections.emptyMap() : new PlanParameters(layer).cut(view);
  }

  @Override
  public INDArray params() {
    return flat;
  }

  @Override
  public INDArray getGradientsViewArray() {
    return flatGradient;
  }

  @Override
  public long numParams() {
    return flat == null ? 0 : flat.length();
  }

  @Override
  public Map<String, INDArray> paramTable() {
    return values;
  }

  @Override
  public Map<String, INDArray> paramTable(boolean backpropOnly) {
    return values;
  }

  @Override
  public INDArray getParam(String name) {
    return values.get(name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // weights carry no noise
  }
}
