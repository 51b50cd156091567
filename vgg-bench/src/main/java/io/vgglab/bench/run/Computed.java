package io.vgglab.bench.run;

import io.vgglab.data.Batch;
import io.vgglab.network.Network;
import io.vgglab.network.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine makes of a few synthetic images, from the parameters of {@link DrawnState}:
 * everything that it is timed for.
 *
 * @param probabilities of {@link #IMAGES} images, row by row
 * @param gradients of their loss by parameter
 * @param losses of each of {@link #STEPS} training steps
 * @param trained probabilities after these steps, which move with the update, the momentum and the
 *     moving statistics
 */
record Computed(
    List<Double> probabilities,
    Map<String, Fingerprint> gradients,
    List<Double> losses,
    List<Double> trained) {

  /** Images of the check: batch norm needs several, 224x224 allows few. */
  static final int IMAGES = 4;

  /** The second step is the first that momentum changes. */
  static final int STEPS = 2;

  private static final double RATE = 1e-3;

  Computed {
    probabilities = List.copyOf(probabilities);
    gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
    losses = List.copyOf(losses);
    trained = List.copyOf(trained);
  }

  /**
   * Trains a network that has just been given its parameters.
   *
   * @param probabilities what it predicted before, row by row
   */
  static Computed of(float[] probabilities, Network network, Batch batch) {
    Map<String, Fingerprint> gradients = fingerprints(network.gradients(batch));
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      network.trainStep(batch, RATE);
      losses.add(network.totals().loss());
    }
    return new Computed(list(probabilities), gradients, losses, list(network.predict(batch)));
  }

  private static Map<String, Fingerprint> fingerprints(Parameters gradients) {
    Map<String, Fingerprint> fingerprints = new LinkedHashMap<>();
    gradients
        .asMap()
        .forEach((name, tensor) -> fingerprints.put(name, Fingerprint.of(name, tensor)));
    return fingerprints;
  }

  private static List<Double> list(float[] values) {
    List<Double> list = new ArrayList<>();
    for (float value : values) {
      list.add((double) value);
    }
    return list;
  }
}
