package io.vgglab.data.source;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The binary versions of CIFAR: files of records, each one or two label bytes and 3,072 pixel bytes
 * (red, green, blue planes of 32x32, row by row).
 *
 * <p>Source: A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009, and
 * https://www.cs.toronto.edu/~kriz/cifar.html.
 */
public enum CifarFormat {
  /** 10 classes; label byte, pixels. */
  CIFAR_10(
      "cifar-10-batches-bin",
      "cifar-10-binary.tar.gz",
      "c32a1d4ab5d03f1284b67883e8d87530",
      IntStream.rangeClosed(1, 5).mapToObj(n -> "data_batch_" + n + ".bin").toList(),
      "test_batch.bin",
      "batches.meta.txt",
      List.of(10)),
  /**
   * 100 classes; byte of the coarse label (20), byte of the fine label (100, used here), pixels.
   */
  CIFAR_100(
      "cifar-100-binary",
      "cifar-100-binary.tar.gz",
      "03b5dce01913d631647c71ecec9e9cb8",
      List.of("train.bin"),
      "test.bin",
      "fine_label_names.txt",
      List.of(20, 100));

  static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int PIXELS = CHANNELS * SIDE * SIDE;
  private static final List<String> CIFAR_10_NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private final String folder;
  private final String archive;
  private final String archiveMd5;
  private final List<String> trainingFiles;
  private final String testFile;
  private final String namesFile;
  private final List<Integer> labelRanges;

  CifarFormat(
      String folder,
      String archive,
      String archiveMd5,
      List<String> trainingFiles,
      String testFile,
      String namesFile,
      List<Integer> labelRanges) {
    this.folder = folder;
    this.archive = archive;
    this.archiveMd5 = archiveMd5;
    this.trainingFiles = trainingFiles;
    this.testFile = testFile;
    this.namesFile = namesFile;
    this.labelRanges = labelRanges;
  }

  /** The name in records and reports: {@code cifar-10} or {@code cifar-100}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The format of a name: {@code cifar10} or {@code cifar-10}, {@code cifar100} or {@code
   * cifar-100}.
   *
   * @throws IllegalArgumentException for any other
   */
  public static CifarFormat named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "data set must be cifar10 or cifar100, but was '" + name + "'"));
  }

  /** The format of a name that {@link #named} takes. */
  static Optional<CifarFormat> find(String name) {
    return Arrays.stream(values())
        .filter(format -> format.key().replace("-", "").equals(name.replace("-", "")))
        .findFirst();
  }

  /** Name of the file that the authors publish: {@code cifar-10-binary.tar.gz}. */
  public String archive() {
    return archive;
  }

  /** Where the authors publish it. */
  public URI address() {
    return URI.create("https://www.cs.toronto.edu/~kriz/" + archive);
  }

  /** MD5 of the archive that the authors publish, 32 hexadecimal digits. */
  public String archiveMd5() {
    return archiveMd5;
  }

  /** Number of classes. */
  public int classes() {
    return labelRanges.get(labelRanges.size() - 1);
  }

  /** Name of the folder inside the archive. */
  String folder() {
    return folder;
  }

  List<String> trainingFiles() {
    return trainingFiles;
  }

  String testFile() {
    return testFile;
  }

  /** A file of class names, one a line; may be missing. */
  String namesFile() {
    return namesFile;
  }

  /** Number of values of each label byte; the last one is the class. */
  List<Integer> labelRanges() {
    return labelRanges;
  }

  int recordBytes() {
    return labelRanges.size() + PIXELS;
  }

  List<String> dataFiles() {
    return Stream.concat(trainingFiles.stream(), Stream.of(testFile)).toList();
  }

  List<String> defaultNames() {
    return this == CIFAR_10
        ? CIFAR_10_NAMES
        : IntStream.range(0, classes()).mapToObj(n -> "class " + n).toList();
  }
}
