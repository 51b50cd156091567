package io.vgglab.network;

import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Layer;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that torchvision's {@code vgg11}, {@code vgg13}, {@code vgg16}, {@code vgg19} and their
 * {@code _bn} variants give to the tensors of a plan; shapes are the same.
 *
 * <p>{@code features} counts convolution, batch norm, ReLU and pooling one after the other, {@code
 * classifier} counts dense layer, ReLU and dropout, so that dense layers are 0, 3 and 6. Other
 * widths, inputs and heads keep the rule.
 *
 * <p>torchvision adds 1e-5 to a variance where this suite, as Keras, adds 1e-3. So a {@code
 * running_var} is shifted by the difference on its way out and back on its way in, and predictions
 * stay the same.
 */
public final class TorchvisionNames {

  /** Added to the variance by torchvision's batch norm. */
  static final double EPSILON = 1e-5;

  private static final List<VggConfig> FAMILY =
      List.of(VggConfig.A, VggConfig.B, VggConfig.D, VggConfig.E);
  private static final String VARIANCE = ".running_var";
  private static final int CLASSIFIER_STRIDE = 3;

  private final Map<String, String> names;

  private TorchvisionNames(Map<String, String> names) {
    this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /**
   * The names for a plan.
   *
   * @throws EngineException if torchvision has no network of this kind
   */
  public static TorchvisionNames of(VggPlan plan) {
    VggSpec spec = plan.spec();
    require(FAMILY.contains(spec.config()), "config", "A, B, D, E", spec.config());
    require(
        spec.batchNorm() != BatchNormPlacement.AFTER_ACTIVATION,
        "batchNorm",
        "none, before-activation",
        "after-activation");
    require(!spec.head().batchNorm(), "headBatchNorm", "false", true);
    Map<String, String> names = new LinkedHashMap<>();
    int feature = 0;
    int dense = 0;
    for (Layer layer : plan.layers()) {
      if (layer instanceof Layer.Convolution convolution) {
        put(names, convolution, "features." + feature);
        feature += spec.batchNorm() == BatchNormPlacement.NONE ? 2 : 1;
      } else if (layer instanceof Layer.BatchNorm) {
        put(names, layer, "features." + feature++);
      } else if (layer instanceof Layer.Relu || layer instanceof Layer.MaxPool) {
        feature++;
      } else if (layer instanceof Layer.Dense) {
        put(names, layer, "classifier." + dense);
        dense += CLASSIFIER_STRIDE;
      }
    }
    return new TorchvisionNames(names);
  }

  private static void put(Map<String, String> names, Layer layer, String prefix) {
    layer
        .parameters()
        .forEach(
            parameter ->
                names.put(
                    parameter.name(), prefix + parameter.name().substring(layer.name().length())));
  }

  private static void require(boolean holds, String setting, String legal, Object actual) {
    if (!holds) {
      throw new EngineException(
          "%s must be one of %s for torchvision's names, but was %s"
              .formatted(setting, legal, actual));
    }
  }

  /** torchvision's name by canonical name, in the plan's order. */
  public Map<String, String> asMap() {
    return names;
  }

  /** Tensors under torchvision's names. */
  public Map<String, Tensor> toTorchvision(Parameters parameters) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    names.forEach(
        (own, theirs) ->
            tensors.put(
                theirs, shifted(own, parameters.get(own), Layer.BatchNorm.EPSILON - EPSILON)));
    return tensors;
  }

  /** Tensors under canonical names; names that the plan does not know stay as they are. */
  public Map<String, Tensor> fromTorchvision(Map<String, Tensor> tensors) {
    Map<String, String> own = new LinkedHashMap<>();
    names.forEach((canonical, theirs) -> own.put(theirs, canonical));
    Map<String, Tensor> canonical = new LinkedHashMap<>();
    tensors.forEach(
        (theirs, tensor) -> {
          String name = own.getOrDefault(theirs, theirs);
          canonical.put(name, shifted(name, tensor, EPSILON - Layer.BatchNorm.EPSILON));
        });
    return canonical;
  }

  private static Tensor shifted(String name, Tensor tensor, double shift) {
    if (!name.endsWith(VARIANCE)) {
      return tensor;
    }
    float[] values = tensor.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] + shift);
    }
    return new Tensor(tensor.shape(), values);
  }
}
