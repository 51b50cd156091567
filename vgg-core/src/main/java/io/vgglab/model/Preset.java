package io.vgglab.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Named networks to start from. */
public enum Preset {
  /** VGG16 on 32x32x3 and ten classes, as the 2018 experiment ran it: 33,638,218 parameters. */
  SEED(VggSpec.of(VggConfig.D, TensorShape.square(3, 32), 10)),
  /** {@link #SEED} with batch norm after the activation of every convolution: 33,655,114. */
  SEED_BN(SEED.spec.withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION)),
  /** Configuration D of the paper, 224x224x3 and 1,000 classes: 138,357,544 parameters. */
  PAPER_D(VggSpec.of(VggConfig.D, TensorShape.square(3, 224), 1000));

  private final VggSpec spec;

  Preset(VggSpec spec) {
    this.spec = spec;
  }

  /** The network. */
  public VggSpec spec() {
    return spec;
  }

  /** Name as users write it: {@code seed-bn}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The preset that users call {@code id}.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Preset of(String id) {
    return Arrays.stream(values())
        .filter(preset -> preset.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "preset must be one of " + ids() + ", but was '" + id + "'"));
  }

  private static String ids() {
    return Arrays.stream(values()).map(Preset::id).collect(Collectors.joining(", "));
  }
}
