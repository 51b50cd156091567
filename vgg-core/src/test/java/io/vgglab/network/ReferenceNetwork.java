package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in plain Java and double precision, slow and obvious: what engines are compared with on
 * tiny plans.
 */
public final class ReferenceNetwork implements Network {

  private final VggPlan plan;
  private final StepSpec step;
  private final Map<String, double[]> parameters = new LinkedHashMap<>();
  private final Map<String, double[]> slots = new LinkedHashMap<>();
  private final Map<String, double[]> gradients = new LinkedHashMap<>();
  private final List<ReferenceLayer> layers;
  private Totals totals = Totals.NONE;
  private Totals last = Totals.NONE;
  private Batch batch;
  private double[][] scores = {};
  private long steps;

  /** Opens it with the parameters that every engine starts from. */
  public ReferenceNetwork(VggPlan plan, StepSpec step, long seed) {
    this.plan = plan;
    this.step = step;
    ReferenceLayers kinds = new ReferenceLayers(parameters, gradients, seed);
    this.layers = plan.layers().stream().map(layer -> layer.accept(kinds)).toList();
    load(NetworkState.initial(plan, step.optimizer(), seed));
  }

  @Override
  public VggPlan plan() {
    return plan;
  }

  @Override
  public void trainStep(Batch newBatch, double learningRate) {
    forward(newBatch);
    backward();
    totals = totals.plus(last);
    clip();
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.trainable()) {
        update(spec.name(), learningRate);
      }
    }
    layers.forEach(ReferenceLayer::moveStatistics);
    steps++;
  }

  private void clip() {
    double squares = 0;
    for (double[] gradient : gradients.values()) {
      for (double value : gradient) {
        squares += value * value;
      }
    }
    double norm = Math.sqrt(squares);
    if (step.clipNorm() > 0 && norm > step.clipNorm()) {
      for (double[] gradient : gradients.values()) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= step.clipNorm() / norm;
        }
      }
    }
  }

  private void update(String name, double rate) {
    double[] w = parameters.get(name);
    double[] g = gradients.get(name);
    Optimizer optimizer = step.optimizer();
    for (int i = 0; i < w.length; i++) {
      if (optimizer instanceof Optimizer.Sgd) {
        w[i] -= rate * g[i];
      } else if (optimizer instanceof Optimizer.Momentum momentum) {
        double[] v = slots.get(NetworkState.slotName(name, "velocity"));
        v[i] = momentum.momentum() * v[i] - rate * g[i];
        w[i] += v[i];
      } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
        double[] v = slots.get(NetworkState.slotName(name, "velocity"));
        v[i] = nesterov.momentum() * v[i] - rate * g[i];
        w[i] += nesterov.momentum() * v[i] - rate * g[i];
      } else if (optimizer instanceof Optimizer.Adam adam) {
        double[] m = slots.get(NetworkState.slotName(name, "moment1"));
        double[] v = slots.get(NetworkState.slotName(name, "moment2"));
        m[i] = adam.beta1() * m[i] + (1 - adam.beta1()) * g[i];
        v[i] = adam.beta2() * v[i] + (1 - adam.beta2()) * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(adam.beta1(), steps + 1.0));
        double square = v[i] / (1 - Math.pow(adam.beta2(), steps + 1.0));
        w[i] -= rate * mean / (Math.sqrt(square) + adam.epsilon());
      } else {
        throw new AssertionError(optimizer);
      }
    }
  }

  @Override
  public Totals totals() {
    Totals result = totals;
    totals = Totals.NONE;
    return result;
  }

  @Override
  public void forward(Batch newBatch) {
    batch = newBatch;
    scores = run(newBatch, true);
  }

  private double[][] run(Batch images, boolean training) {
    double[][] values = ReferenceImages.of(images, plan.spec().resize(), step.scaling());
    for (ReferenceLayer layer : layers) {
      values = layer.forward(values, training, steps);
    }
    return values;
  }

  /** Loss of one image as {@link StepSpec} defines it, from its scores. */
  private double loss(double[] row, int label) {
    double[] probabilities = softmax(row);
    double loss = 0;
    for (int c = 0; c < row.length; c++) {
      loss -= target(c, label) * Math.log(probabilities[c]);
    }
    return weight(label) * loss;
  }

  private double weight(int label) {
    return step.classWeights().isEmpty() ? 1 : step.classWeights().get(label);
  }

  private double target(int c, int label) {
    double smoothing = step.labelSmoothing();
    return smoothing / plan.spec().classes() + (c == label ? 1 - smoothing : 0);
  }

  private static double[] softmax(double[] row) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : row) {
      max = Math.max(max, value);
    }
    double sum = 0;
    double[] result = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      result[c] = Math.exp(row[c] - max);
      sum += result[c];
    }
    for (int c = 0; c < row.length; c++) {
      result[c] /= sum;
    }
    return result;
  }

  /** Mean loss of a batch in training mode plus the L2 penalty: what the gradients are of. */
  public double objective(Batch images) {
    double[][] values = run(images, true);
    double sum = 0;
    for (int n = 0; n < values.length; n++) {
      sum += loss(values[n], images.labels()[n]) / values.length;
    }
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.decays()) {
        for (double w : parameters.get(spec.name())) {
          sum += 0.5 * step.l2() * w * w;
        }
      }
    }
    return sum;
  }

  /** The values of a parameter themselves, to be changed by tests. */
  public double[] values(String name) {
    return parameters.get(name);
  }

  @Override
  public void backward() {
    if (scores.length == 0) {
      throw new IllegalStateException("backward() must follow forward(), but there was none");
    }
    double lossSum = 0;
    long correct = 0;
    double[][] gradient = new double[scores.length][];
    for (int n = 0; n < scores.length; n++) {
      int label = batch.labels()[n];
      lossSum += loss(scores[n], label);
      gradient[n] = softmax(scores[n]);
      correct += largest(gradient[n]) == label ? 1 : 0;
      for (int c = 0; c < gradient[n].length; c++) {
        gradient[n][c] = (gradient[n][c] - target(c, label)) * weight(label) / scores.length;
      }
    }
    last = new Totals(lossSum, correct, scores.length);
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient);
    }
    penalise();
  }

  private void penalise() {
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.decays()) {
        double[] gradient = gradients.get(spec.name());
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += step.l2() * parameters.get(spec.name())[i];
        }
      }
    }
  }

  private static int largest(double[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  @Override
  public Parameters gradients(Batch newBatch) {
    forward(newBatch);
    backward();
    Map<String, Tensor> result = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.trainable()) {
        result.put(spec.name(), tensor(spec.shape(), gradients.get(spec.name())));
      }
    }
    return new Parameters(result);
  }

  @Override
  public float[] predict(Batch images) {
    double[][] values = run(images, false);
    int classes = plan.spec().classes();
    float[] result = new float[values.length * classes];
    for (int n = 0; n < values.length; n++) {
      double[] probabilities = softmax(values[n]);
      for (int c = 0; c < classes; c++) {
        result[n * classes + c] = (float) probabilities[c];
      }
    }
    return result;
  }

  @Override
  public void synchronize() {}

  @Override
  public NetworkState state() {
    Map<String, Tensor> values = new LinkedHashMap<>();
    Map<String, Tensor> kept = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      values.put(spec.name(), tensor(spec.shape(), parameters.get(spec.name())));
      if (spec.trainable()) {
        for (String slot : step.optimizer().slots()) {
          String name = NetworkState.slotName(spec.name(), slot);
          kept.put(name, tensor(spec.shape(), slots.get(name)));
        }
      }
    }
    return new NetworkState(new Parameters(values), new Parameters(kept), steps);
  }

  @Override
  public void load(NetworkState state) {
    state.check(plan, step.optimizer());
    state.parameters().asMap().forEach((name, tensor) -> parameters.put(name, doubles(tensor)));
    state.slots().asMap().forEach((name, tensor) -> slots.put(name, doubles(tensor)));
    steps = state.step();
  }

  private static double[] doubles(Tensor tensor) {
    double[] result = new double[tensor.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = tensor.values()[i];
    }
    return result;
  }

  private static Tensor tensor(List<Integer> shape, double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return new Tensor(shape, result);
  }

  @Override
  public Memory memory() {
    long floats = new ArrayList<>(parameters.values()).stream().mapToLong(v -> v.length).sum();
    return new Memory(floats * Double.BYTES, 0);
  }

  @Override
  public Map<String, String> implementations() {
    return Map.of();
  }

  @Override
  public void close() {
    scores = new double[0][];
  }
}
