package io.vgglab.data.source;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.model.TensorShape;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Made-up images for benchmarks and tests: a coarse pattern of each class under noise.
 *
 * <p>Classes are balanced and a network can tell them apart, but a score on them says nothing about
 * pictures. The same description gives the same images.
 *
 * @param shape shape of an image
 * @param classes number of classes, 2 to 1,000
 * @param trainingImages number of training images, 1 to 1,000,000
 * @param testImages number of test images, 1 to 1,000,000
 */
public record SyntheticSource(TensorShape shape, int classes, int trainingImages, int testImages)
    implements ImageSource {
  private static final Pattern TEXT =
      Pattern.compile(
          "synthetic(?::(\\d{1,4})x(\\d{1,4})x(\\d{1,4}):(\\d{1,7}):(\\d{1,7}):(\\d{1,7}))?");
  private static final int MOST_IMAGES = 1_000_000;
  private static final int MOST_CLASSES = 1_000;
  private static final int CELL = 8;
  private static final long PATTERN_SEED = 0x5eed;

  /** Checks the ranges. */
  public SyntheticSource {
    between("classes", classes, 2, MOST_CLASSES);
    between("trainingImages", trainingImages, 1, MOST_IMAGES);
    between("testImages", testImages, 1, MOST_IMAGES);
    long bytes =
        (long) Math.max(trainingImages, testImages)
            * shape.channels()
            * shape.height()
            * shape.width();
    if (bytes > 1 << 30) {
      throw new IllegalArgumentException(
          "images must take at most 1 GiB, but %s of %s take more"
              .formatted(Math.max(trainingImages, testImages), shape));
    }
  }

  /**
   * Reads a description: {@code synthetic} (32x32x3, 10 classes, 5,000 and 1,000 images) or {@code
   * synthetic:HEIGHTxWIDTHxCHANNELS:CLASSES:TRAINING:TEST}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static SyntheticSource parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "synthetic data must be described as synthetic or synthetic:HEIGHTxWIDTHxCHANNELS:CLASSES:TRAINING:TEST, but was "
              + text);
    }
    if (matcher.group(1) == null) {
      return new SyntheticSource(TensorShape.square(3, 32), 10, 5_000, 1_000);
    }
    int[] n = IntStream.rangeClosed(1, 6).map(i -> Integer.parseInt(matcher.group(i))).toArray();
    return new SyntheticSource(new TensorShape(n[2], n[0], n[1]), n[3], n[4], n[5]);
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "synthetic:%s:%d:%d:%d", shape, classes, trainingImages, testImages);
  }

  @Override
  public ImageSet training() {
    return generate(trainingImages, 1);
  }

  @Override
  public TestSet test() {
    return new TestSet(name(), () -> generate(testImages, 2));
  }

  private ImageSet generate(int count, long seed) {
    int length = shape.elements();
    byte[][] patterns = new byte[classes][];
    for (int c = 0; c < classes; c++) {
      patterns[c] = pattern(new Random(PATTERN_SEED + c));
    }
    byte[] pixels = new byte[count * length];
    int[] labels = new int[count];
    byte[] noise = new byte[length];
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      labels[i] = i % classes;
      random.nextBytes(noise);
      byte[] pattern = patterns[labels[i]];
      for (int p = 0; p < length; p++) {
        pixels[i * length + p] = (byte) (((pattern[p] & 0xff) + (noise[p] & 0xff)) / 2);
      }
    }
    return new ImageSet(
        shape, IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), pixels, labels);
  }

  /** Squares of 8 pixels a side, each of one random brightness. */
  private byte[] pattern(Random random) {
    byte[] pattern = new byte[shape.elements()];
    int columns = (shape.width() + CELL - 1) / CELL;
    int rows = (shape.height() + CELL - 1) / CELL;
    for (int channel = 0; channel < shape.channels(); channel++) {
      byte[] cells = new byte[rows * columns];
      random.nextBytes(cells);
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          pattern[channel * shape.area() + y * shape.width() + x] =
              cells[y / CELL * columns + x / CELL];
        }
      }
    }
    return pattern;
  }

  private static void between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, but was %s".formatted(name, least, most, value));
    }
  }
}
