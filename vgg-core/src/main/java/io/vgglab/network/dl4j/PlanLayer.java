package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Configuration of one layer of a plan inside a DL4J graph; its {@link PlanNode} does the work. */
final class PlanLayer extends org.deeplearning4j.nn.conf.layers.Layer {

  private static final long serialVersionUID = 1L;

  private final transient Layer layer;
  private final transient Execution execution;

  PlanLayer(Layer layer, Execution execution) {
    this.layer = layer;
    this.execution = execution;
    setLayerName(layer.name());
  }

  /** What the plan says about it. */
  Layer layer() {
    return layer;
  }

  @Override
  public PlanNode instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    PlanNode node = layer.accept(new PlanNodes(conf, execution));
    node.setIndex(index);
    if (parameters != null) {
      node.setParamsViewArray(parameters);
    }
    return node;
  }

  @Override
  public ParamInitializer initializer() {
    return new PlanParameters(layer);
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(layer.output().elements());
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // the plan has fixed every shape
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public List<Regularization> getRegularizationByParam(String parameter) {
    return List.of();
  }

  @Override
  public boolean isPretrainParam(String parameter) {
    return false;
  }

  @Override
  public GradientNormalization getGradientNormalization() {
    return GradientNormalization.None;
  }

  @Override
  public double getGradientNormalizationThreshold() {
    return 0;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(layer.name(), PlanLayer.class, input, input)
        .standardMemory(layer.trainableParameters() + layer.otherParameters(), 0)
        .build();
  }
}
