package io.vgglab.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How pixels are scaled before the first convolution; statistics come from training images only.
 */
public enum PixelScaling {
  /** 0 to 255, as in the 2018 experiment. */
  RAW,
  /** 0 to 1. */
  UNIT,
  /** Channel means subtracted, 0 to 255 wide, as in the paper (section 2.1). */
  CENTERED,
  /** Channel means subtracted and divided by channel standard deviations. */
  STANDARDIZED;

  /** The affine step for networks trained on {@code training}. */
  public ChannelScaling resolve(ImageSet training) {
    return switch (this) {
      case RAW -> ChannelScaling.identity();
      case UNIT -> new ChannelScaling(List.of(1 / 255.0), List.of(0.0));
      case CENTERED -> fromStatistics(training, false);
      case STANDARDIZED -> fromStatistics(training, true);
    };
  }

  private static ChannelScaling fromStatistics(ImageSet images, boolean divide) {
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    for (int channel = 0; channel < images.shape().channels(); channel++) {
      long[] histogram = histogram(images, channel);
      long count = (long) images.size() * images.shape().area();
      double mean = 0;
      double square = 0;
      for (int value = 0; value < histogram.length; value++) {
        mean += (double) histogram[value] * value / count;
        square += (double) histogram[value] * value * value / count;
      }
      double deviation = Math.sqrt(Math.max(square - mean * mean, 0));
      double factor = divide && deviation > 0 ? 1 / deviation : 1;
      scale.add(factor);
      shift.add(-mean * factor);
    }
    return new ChannelScaling(scale, shift);
  }

  private static long[] histogram(ImageSet images, int channel) {
    long[] histogram = new long[256];
    int area = images.shape().area();
    int image = images.shape().elements();
    byte[] pixels = images.pixels();
    for (int i = 0; i < images.size(); i++) {
      int start = i * image + channel * area;
      for (int p = start; p < start + area; p++) {
        histogram[pixels[p] & 0xff]++;
      }
    }
    return histogram;
  }
}
