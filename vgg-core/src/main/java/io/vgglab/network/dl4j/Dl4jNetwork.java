package io.vgglab.network.dl4j;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.SoftmaxLoss;
import io.vgglab.network.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** A DL4J graph of {@link PlanNode}s. */
final class Dl4jNetwork extends GraphNetwork {

  private static final String INPUT = "bytes";

  private INDArray scores;

  Dl4jNetwork(VggPlan plan, StepSpec step, long seed) {
    super(plan, step, new Execution(seed));
    PlanGraph graph = new PlanGraph(configuration().build());
    graph.init();
    graph.initGradientsView();
    start(graph, weights(graph));
  }

  private GraphBuilder configuration() {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(INPUT)
            .validateOutputLayerConfig(false);
    String before = INPUT;
    for (Layer layer : plan().layers()) {
      if (layer instanceof Layer.Rescale) {
        continue;
      }
      PlanLayer planLayer = new PlanLayer(layer, execution());
      if (before.equals(INPUT)) {
        builder.addLayer(layer.name(), planLayer, pixels(), before);
      } else {
        builder.addLayer(layer.name(), planLayer, before);
      }
      before = layer.name();
    }
    return builder.setOutputs(before);
  }

  private Pixels pixels() {
    return new Pixels(
        plan().spec().input(), plan().spec().resize(), step().scaling(), execution().arena(), true);
  }

  private List<Weight> weights(PlanGraph graph) {
    List<Weight> weights = new ArrayList<>();
    Map<String, INDArray> values = new LinkedHashMap<>();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    for (Layer layer : plan().layers()) {
      if (!layer.parameters().isEmpty()) {
        PlanNode node = (PlanNode) graph.getLayer(layer.name());
        PlanParameters parameters = new PlanParameters(layer);
        values.putAll(parameters.cut(node.params()));
        gradients.putAll(parameters.cut(node.getGradientsViewArray()));
      }
    }
    for (ParameterSpec spec : plan().parameters()) {
      weights.add(
          new Weight(
              spec,
              Weight.flat(values.get(spec.name())),
              Weight.flat(gradients.get(spec.name())),
              slots(spec, step())));
    }
    return weights;
  }

  @Override
  void pass(Batch batch) {
    passForward(batch);
    backwardPass(batch);
  }

  @Override
  void forwardPass(INDArray bytes, Batch batch) {
    execution().arena().reservePair(PlanNode.GRADIENT, batch.size() * widest());
    scores = graph().forward(bytes, true);
  }

  @Override
  void backwardPass(Batch batch) {
    float[] values = scores.reshape(scores.length()).toFloatVector();
    toGradient(values, batch);
    try (INDArray gradient = Nd4j.createFromArray(values)) {
      graph().backward(gradient.reshape('c', scores.shape()));
    }
  }

  @Override
  void moveStatistics(Batch batch) {
    for (org.deeplearning4j.nn.api.Layer node : graph().getLayers()) {
      if (node instanceof BatchNormNode batchNorm) {
        batchNorm.move();
      }
    }
  }

  @Override
  float[] infer(INDArray bytes, int size) {
    execution().arena().reservePair(PlanNode.INFERENCE, size * widest());
    INDArray output = graph().forward(bytes, false);
    float[] values = output.reshape(output.length()).toFloatVector();
    SoftmaxLoss.softmax(values, size, plan().spec().classes());
    return values;
  }

  /** Values of one image in the largest feature map, be it the image itself. */
  private long widest() {
    return plan().layers().stream()
        .mapToLong(layer -> Math.max(layer.input().elements(), layer.output().elements()))
        .max()
        .orElse(0);
  }

  @Override
  long activationBytes() {
    return execution().arena().bytes();
  }

  @Override
  public Map<String, String> implementations() {
    Map<String, String> operations = new LinkedHashMap<>(resizing());
    for (org.deeplearning4j.nn.api.Layer layer : graph().getLayers()) {
      PlanNode node = (PlanNode) layer;
      operations.put(node.layerConf().getLayerName(), Backend.library(node.operation()));
    }
    return operations;
  }
}
