package io.vgglab.bench.run;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.SoftmaxLoss;
import io.vgglab.network.Tensor;
import io.vgglab.network.Totals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of one sum an image and class; costs microseconds. Training moves all its parameters by
 * one number, with momentum, and changes no prediction.
 */
class PlainJavaNetwork implements Network {

  private static final float MOMENTUM = 0.9f;

  /** What dropout adds to the loss. */
  private static final double DROPOUT = 0.01;

  private final VggPlan plan;
  private Totals totals = Totals.NONE;
  private Parameters loaded = Parameters.none();
  private float velocity;
  private float moved;

  PlainJavaNetwork(VggPlan plan) {
    this.plan = plan;
  }

  @Override
  public VggPlan plan() {
    return plan;
  }

  @Override
  public void trainStep(Batch batch, double learningRate) {
    float[] probabilities = predict(batch);
    double loss = probabilities[0] + (hasDropout() ? DROPOUT : 0);
    totals = totals.plus(new Totals(loss * batch.size(), 0, batch.size()));
    velocity = MOMENTUM * velocity - (float) learningRate * probabilities[0];
    moved += velocity;
  }

  private boolean hasDropout() {
    return plan.layers().stream().anyMatch(layer -> layer instanceof Layer.Dropout);
  }

  @Override
  public Totals totals() {
    Totals sums = totals;
    totals = Totals.NONE;
    return sums;
  }

  @Override
  public void forward(Batch batch) {
    predict(batch);
  }

  @Override
  public void backward() {
    totals = totals.plus(Totals.NONE);
  }

  @Override
  public Parameters gradients(Batch batch) {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    plan.parameters().stream()
        .filter(ParameterSpec::trainable)
        .forEach(spec -> gradients.put(spec.name(), gradient(spec, batch)));
    return new Parameters(gradients);
  }

  private Tensor gradient(ParameterSpec spec, Batch batch) {
    return filled(spec, scores(batch)[0]);
  }

  @Override
  public float[] predict(Batch batch) {
    return scores(batch);
  }

  private float[] scores(Batch batch) {
    int classes = plan.spec().classes();
    float[] scores = new float[batch.size() * classes];
    int length = batch.shape().elements();
    for (int row = 0; row < batch.size(); row++) {
      for (int i = 0; i < length; i++) {
        scores[row * classes + i % classes] += batch.pixels()[row * length + i] / 1000f;
      }
    }
    SoftmaxLoss.softmax(scores, batch.size(), classes);
    return scores;
  }

  @Override
  public void synchronize() {
    // nothing is ever queued
  }

  @Override
  public NetworkState state() {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> slots = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      Tensor parameter = filled(spec, moved);
      if (loaded.asMap().containsKey(spec.name())) {
        float[] start = loaded.get(spec.name()).values();
        float[] values = parameter.values();
        for (int i = 0; i < values.length; i++) {
          values[i] += start[i];
        }
      }
      parameters.put(spec.name(), parameter);
      if (spec.trainable()) {
        slots.put(NetworkState.slotName(spec.name(), "velocity"), filled(spec, velocity));
      }
    }
    return new NetworkState(new Parameters(parameters), new Parameters(slots), 0);
  }

  private static Tensor filled(ParameterSpec spec, float value) {
    float[] values = new float[spec.elements()];
    Arrays.fill(values, value);
    return new Tensor(spec.shape(), values);
  }

  @Override
  public void load(NetworkState state) {
    loaded = state.parameters();
    totals = Totals.NONE;
  }

  @Override
  public Memory memory() {
    return new Memory(0, 0);
  }

  @Override
  public Map<String, String> implementations() {
    return Map.of("all", "plain Java on " + List.of(plan.layers().get(0).name()));
  }

  @Override
  public void close() {
    totals = Totals.NONE;
  }
}
