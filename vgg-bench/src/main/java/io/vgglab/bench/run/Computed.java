package io.vgglab.bench.run;

import io.vgglab.data.Batch;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine makes of a few synthetic images, from the parameters of {@link DrawnState}:
 * everything that it is timed for.
 *
 * <p>The training step starts as if the same gradient had come once before, so that one step has
 * momentum too. A second one would compare chaos: with batch norm behind the activation a ReLU that
 * flips in the first step changes the next gradients by their half.
 *
 * @param probabilities of {@link #IMAGES} images, row by row
 * @param gradients of their loss by parameter
 * @param loss of the training step, a mean over the images
 * @param updates what the step did to every parameter, moving statistic and slot
 * @param trained probabilities after it
 */
record Computed(
    List<Double> probabilities,
    Map<String, Fingerprint> gradients,
    double loss,
    Map<String, Moved> updates,
    List<Double> trained) {

  /** Images of the check: batch norm needs several, 224x224 allows few. */
  static final int IMAGES = 4;

  private static final float RATE = 1e-3f;

  Computed {
    probabilities = List.copyOf(probabilities);
    gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    updates = Collections.unmodifiableMap(new LinkedHashMap<>(updates));
    trained = List.copyOf(trained);
  }

  /**
   * Trains a network that has just been given its parameters.
   *
   * @param probabilities what it predicted before, row by row
   * @param start the parameters that it was given
   * @param optimizer its update rule
   */
  static Computed of(
      float[] probabilities, Parameters start, Optimizer optimizer, Network network, Batch batch) {
    Parameters gradients = network.gradients(batch);
    Map<String, Fingerprint> fingerprints = fingerprints(gradients);
    network.load(new NetworkState(start, velocities(gradients, optimizer), 0));
    network.trainStep(batch, RATE);
    double loss = network.totals().loss();
    Map<String, Moved> updates = Moved.since(start, network.state());
    return new Computed(
        list(probabilities), fingerprints, loss, updates, list(network.predict(batch)));
  }

  static Map<String, Fingerprint> fingerprints(Parameters gradients) {
    Map<String, Fingerprint> fingerprints = new LinkedHashMap<>();
    gradients
        .asMap()
        .forEach((name, tensor) -> fingerprints.put(name, Fingerprint.of(name, tensor)));
    return fingerprints;
  }

  /** What a step of these gradients leaves; in their own arrays, which are large. */
  private static Parameters velocities(Parameters gradients, Optimizer optimizer) {
    Map<String, Tensor> velocities = new LinkedHashMap<>();
    for (String slot : optimizer.slots()) {
      gradients
          .asMap()
          .forEach(
              (name, tensor) -> {
                float[] values = tensor.values();
                for (int i = 0; i < values.length; i++) {
                  values[i] *= -RATE;
                }
                velocities.put(NetworkState.slotName(name, slot), tensor);
              });
    }
    return new Parameters(velocities);
  }

  static List<Double> list(float[] values) {
    List<Double> list = new ArrayList<>();
    for (float value : values) {
      list.add((double) value);
    }
    return list;
  }
}
