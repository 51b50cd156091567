package io.vgglab.bench.run;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Tensor;
import io.vgglab.network.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An engine of plain Java for tests of the harness: its outputs depend on pixels and plan alone.
 */
public class PlainJavaFactory implements NetworkFactory {

  static final String ENGINE = "plain";

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("plain", "1");
  }

  @Override
  public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
    return new PlainJavaNetwork(plan);
  }

  /** Predicts something else. */
  public static final class Wrong extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-wrong";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public float[] predict(Batch batch) {
          float[] probabilities = super.predict(batch);
          probabilities[0] += 0.01f;
          return probabilities;
        }
      };
    }
  }

  /** Has a kernel for larger batches that forgets all images but the first. */
  public static final class Stale extends PlainJavaFactory {
    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public float[] predict(Batch batch) {
          float[] probabilities = super.predict(batch);
          int classes = plan.spec().classes();
          for (int i = classes; batch.size() > Computed.IMAGES && i < probabilities.length; i++) {
            probabilities[i] = probabilities[i % classes];
          }
          return probabilities;
        }
      };
    }
  }

  /** Adds up the gradients of larger batches wrongly. */
  public static final class Doubling extends PlainJavaFactory {
    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public Parameters gradients(Batch batch) {
          Parameters gradients = super.gradients(batch);
          if (batch.size() > Computed.IMAGES) {
            float[] bias = gradients.get("scores.bias").values();
            for (int i = 0; i < bias.length; i++) {
              bias[i] *= 2;
            }
          }
          return gradients;
        }
      };
    }
  }

  /** Predicts the same, but would learn something else. */
  public static final class Lame extends PlainJavaFactory {
    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public Parameters gradients(Batch batch) {
          Map<String, Tensor> gradients = new LinkedHashMap<>(super.gradients(batch).asMap());
          gradients.get("block3_conv2.weight").values()[0] *= -100;
          return new Parameters(gradients);
        }
      };
    }
  }

  /** Never moves one bias of many. */
  public static final class Stiff extends PlainJavaFactory {
    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        private float[] start = new float[0];

        @Override
        public NetworkState state() {
          NetworkState state = super.state();
          float[] bias = state.parameters().get("block3_conv2.bias").values();
          System.arraycopy(start.length == 0 ? bias : start, 0, bias, 0, bias.length);
          return state;
        }

        @Override
        public void load(NetworkState state) {
          super.load(state);
          start = state.parameters().get("block3_conv2.bias").values();
        }
      };
    }
  }

  /** Opens, and breaks in its first pass as a library does that cannot execute. */
  public static final class Faulty extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-faulty";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public void forward(Batch batch) {
          throw new EngineException("execution of block1_conv1 failed: invalid arguments");
        }
      };
    }
  }

  /** Trains to a loss that is no number. */
  public static final class Diverging extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-diverging";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        @Override
        public Totals totals() {
          Totals sums = super.totals();
          return sums.count() == 0 ? sums : new Totals(Double.NaN, 0, sums.count());
        }
      };
    }
  }

  /** Passes the check and breaks when it is timed. */
  public static final class Failing extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-failing";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      return new PlainJavaNetwork(plan) {
        private int calls;

        @Override
        public float[] predict(Batch batch) {
          if (++calls > 10) {
            throw new IllegalStateException("no more than ten predictions");
          }
          return super.predict(batch);
        }
      };
    }
  }

  /** Cannot run on this machine. */
  public static final class Refusing extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-refusing";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      throw new EngineException("this machine is too plain");
    }
  }

  /** Breaks as an engine does whose native library does not load. */
  public static final class Broken extends PlainJavaFactory {
    @Override
    public String engine() {
      return ENGINE + "-broken";
    }

    @Override
    public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
      throw new UnsatisfiedLinkError("no libcuda.so.1 here");
    }
  }
}
