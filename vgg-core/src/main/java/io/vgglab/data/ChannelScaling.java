package io.vgglab.data;

import java.util.List;

/**
 * The affine step from a pixel in [0, 255] to a network's input, per channel: {@code pixel * scale
 * + shift}, applied inside the network after the resize.
 *
 * @param scale factor by channel; one entry serves all channels
 * @param shift summand by channel, as many as factors
 */
public record ChannelScaling(List<Double> scale, List<Double> shift) {

  /** Copies both lists and checks that they match. */
  public ChannelScaling {
    scale = List.copyOf(scale);
    shift = List.copyOf(shift);
    if (scale.isEmpty() || scale.size() != shift.size()) {
      throw new IllegalArgumentException(
          "scale and shift must have the same length of at least 1, but had "
              + scale.size()
              + " and "
              + shift.size());
    }
  }

  /** Pixels as they are. */
  public static ChannelScaling identity() {
    return new ChannelScaling(List.of(1.0), List.of(0.0));
  }

  /** Factor of a channel. */
  public float scale(int channel) {
    return scale.get(scale.size() == 1 ? 0 : channel).floatValue();
  }

  /** Summand of a channel. */
  public float shift(int channel) {
    return shift.get(shift.size() == 1 ? 0 : channel).floatValue();
  }

  /** Whether pixels pass unchanged. */
  public boolean isIdentity() {
    return scale.stream().allMatch(value -> value == 1) && shift.stream().allMatch(v -> v == 0);
  }
}
