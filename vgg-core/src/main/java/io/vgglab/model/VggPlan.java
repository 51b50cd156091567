package io.vgglab.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A network as the list of its layers: the contract between engines, summary, benchmarks and tests.
 *
 * @param spec what was expanded
 * @param layers in the order of the forward pass; the last is a dense layer with softmax
 */
public record VggPlan(VggSpec spec, List<Layer> layers) {

  /** Copies the layers. */
  public VggPlan {
    Objects.requireNonNull(spec, "spec");
    layers = List.copyOf(layers);
  }

  /**
   * Expands a spec into layers.
   *
   * @throws IllegalArgumentException if a parameter or a feature map would have more values than an
   *     array
   */
  public static VggPlan of(VggSpec spec) {
    VggPlan plan = new VggPlan(spec, new Expansion(spec).layers());
    plan.layers.forEach(Layer::parameters);
    return plan;
  }

  /** Every parameter in the order of the layers. */
  public List<ParameterSpec> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /** All values, trainable or not. */
  public long parameterCount() {
    return trainableParameters() + otherParameters();
  }

  /** Values that the optimizer updates. */
  public long trainableParameters() {
    return layers.stream().mapToLong(Layer::trainableParameters).sum();
  }

  /** Moving statistics. */
  public long otherParameters() {
    return layers.stream().mapToLong(Layer::otherParameters).sum();
  }

  /** Multiply-adds of one image's forward pass, convolutions and dense layers. */
  public long multiplyAdds() {
    return layers.stream().mapToLong(Layer::multiplyAdds).sum();
  }

  /**
   * Floating-point operations of one image's training step by the textbook: two per multiply-add,
   * forward, data gradient and weight gradient, less the data gradient of the first convolution.
   */
  public long trainingFlops() {
    long first =
        layers.stream()
            .mapToLong(Layer::multiplyAdds)
            .filter(adds -> adds > 0)
            .findFirst()
            .orElse(0);
    return 2 * (3 * multiplyAdds() - first);
  }

  /** Sixteen hexadecimal digits that name this network: equal for equal layers. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(layers.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
