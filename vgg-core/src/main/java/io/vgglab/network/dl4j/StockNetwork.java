package io.vgglab.network.dl4j;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggPlan;
import io.vgglab.network.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A DL4J graph of DL4J's own layers: the reference for numbers, and what a user gets who writes the
 * network down.
 *
 * <p>Dropout's masks, loss, update and the moving variance are the suite's, as user code in DL4J's
 * own seams; convolution, normalisation, pooling and dense layers are DL4J's.
 */
final class StockNetwork extends GraphNetwork {

  private static final String INPUT = "pixels";

  private final Pixels pixels;
  private final List<Moving> moving = new ArrayList<>();
  private Batch current;
  private INDArray images;
  private boolean isReady;

  StockNetwork(VggPlan plan, StepSpec step, long seed) {
    super(plan, step, new Execution(seed));
    pixels =
        new Pixels(
            plan.spec().input(), plan.spec().resize(), step.scaling(), execution().arena(), false);
    PlanGraph graph = new PlanGraph(configuration());
    graph.init();
    graph.initGradientsView();
    start(graph, weights(graph));
  }

  private ComputationGraphConfiguration configuration() {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .miniBatch(false)
            .graphBuilder()
            .addInputs(INPUT);
    StockLayers layers =
        new StockLayers(
            new StockLoss(this::toGradient), layer -> new StockDropout(layer, execution()));
    String before = INPUT;
    for (Layer layer : plan().layers()) {
      Optional<org.deeplearning4j.nn.conf.layers.Layer> own = layer.accept(layers);
      if (own.isPresent()) {
        builder.addLayer(layer.name(), own.get(), before);
        before = layer.name();
      }
    }
    TensorShape shape = plan().spec().resizedInput();
    return builder
        .setOutputs(before)
        .setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels()))
        .build();
  }

  private List<Weight> weights(PlanGraph graph) {
    List<Weight> weights = new ArrayList<>();
    for (Layer layer : plan().layers()) {
      for (ParameterSpec spec : layer.parameters()) {
        weights.add(weight(graph, layer, spec));
      }
    }
    return weights;
  }

  private Weight weight(PlanGraph graph, Layer layer, ParameterSpec spec) {
    String key = StockLayers.key(layer, spec);
    INDArray value = graph.getLayer(layer.name()).getParam(key);
    INDArray gradient = gradient(graph, layer.name(), key);
    Weight weight =
        new Weight(spec, Weight.flat(value), Weight.flat(gradient), slots(spec, step()));
    if (!spec.trainable()) {
      moving.add(new Moving(weight, layer.input().area(), spec.name().endsWith("running_var")));
    }
    return weight;
  }

  /** DL4J lays a gradient out as its parameter, at the same place of the flat vector. */
  private static INDArray gradient(PlanGraph graph, String layer, String key) {
    INDArray value = graph.getLayer(layer).getParam(key);
    return Nd4j.create(
        graph.getFlattenedGradients().data(),
        new long[] {value.length()},
        new long[] {1},
        value.offset() - graph.params().offset(),
        'c');
  }

  private float[] toGradient(float[] scores) {
    toGradient(scores, current);
    return scores;
  }

  @Override
  void pass(Batch batch) {
    current = batch;
    try (INDArray bytes = Pixels.bytes(batch)) {
      graph().setInputs(pixels.preProcess(bytes, batch.size(), null));
      graph().setLabels(labels(batch));
      graph().computeGradientAndScore();
    }
  }

  @Override
  void forwardPass(INDArray bytes, Batch batch) {
    images = pixels.preProcess(bytes, batch.size(), null);
    graph().withoutWorkspaces(() -> graph().forward(images, true));
    isReady = true;
  }

  /** DL4J's batch norm drops what it kept once it has used it, so another pass starts in front. */
  @Override
  void backwardPass(Batch batch) {
    current = batch;
    graph().setLabels(labels(batch));
    graph()
        .withoutWorkspaces(
            () -> {
              if (!isReady) {
                graph().forward(images, true);
              }
              graph().backward();
            });
    isReady = false;
  }

  @Override
  void moveStatistics(Batch batch) {
    moving.forEach(statistic -> statistic.move(batch.size()));
  }

  @Override
  float[] infer(INDArray bytes, int size) {
    INDArray output = graph().output(false, pixels.preProcess(bytes, size, null))[0].dup('c');
    return output.reshape(output.length()).toFloatVector();
  }

  private INDArray labels(Batch batch) {
    INDArray labels = Nd4j.zeros(batch.size(), plan().spec().classes());
    for (int i = 0; i < batch.size(); i++) {
      labels.putScalar(i, batch.labels()[i], 1);
    }
    return labels;
  }

  @Override
  long activationBytes() {
    long workspaces =
        Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread().stream()
            .mapToLong(MemoryWorkspace::getCurrentSize)
            .sum();
    return workspaces + execution().arena().bytes();
  }

  @Override
  public Map<String, String> implementations() {
    Map<String, String> layers = new LinkedHashMap<>(resizing());
    for (org.deeplearning4j.nn.api.Layer layer : graph().getLayers()) {
      LayerHelper accelerator = layer.getHelper();
      layers.put(
          layer.conf().getLayer().getLayerName(),
          layer.getClass().getSimpleName()
              + (accelerator == null ? "" : " with " + accelerator.getClass().getSimpleName()));
    }
    return layers;
  }

  /**
   * A moving statistic of a batch norm. DL4J leaves what to subtract from it where gradients lie,
   * with the variance of a batch taken over N instead of N - 1.
   */
  private record Moving(Weight weight, int area, boolean variance) {
    void move(int batch) {
      double n = (double) batch * area;
      double factor = variance ? n / Math.max(n - 1, 1) : 1;
      INDArray kept = weight.value().mul(Layer.BatchNorm.MOMENTUM);
      INDArray added = weight.value().sub(weight.gradient()).subi(kept);
      weight.value().assign(added.muli(factor).addi(kept));
    }
  }
}
