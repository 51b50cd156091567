package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.model.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Grey images in four IDX files with the names of MNIST, which Fashion-MNIST and others share:
 * {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-...}, each with or
 * without {@code .gz}.
 *
 * <p>The files do not name their classes. The source takes the names it is given; without any, the
 * classes are the numbers from 0 to the highest training label.
 */
final class IdxSource implements ImageSource {
  static final List<String> FASHION_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private final String name;
  private final DataFiles files;
  private final List<String> classNames;

  IdxSource(String name, DataFiles files, List<String> classNames) {
    this.name = name;
    this.files = files;
    this.classNames = List.copyOf(classNames);
  }

  /** Names by which a folder is known to hold IDX files. */
  static List<String> markers() {
    return Stream.of(images("train"), images("t10k"))
        .flatMap(file -> Stream.of(file, file + ".gz"))
        .toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ImageSet training() {
    return read("train");
  }

  @Override
  public TestSet test() {
    return new TestSet(name, () -> read("t10k"));
  }

  private ImageSet read(String split) {
    IdxFile images = read(images(split), 3);
    IdxFile labels = read(labels(split), 1);
    if (images.size(0) != labels.size(0)) {
      throw new DataException(
          labels.place(),
          "labels must be as many as images, %s, but were %s"
              .formatted(images.size(0), labels.size(0)));
    }
    if (Math.max(images.size(1), images.size(2)) > TensorShape.MOST_SIDE) {
      throw new DataException(
          images.place(),
          "images must have at most %s pixels a side, but have %s x %s"
              .formatted(TensorShape.MOST_SIDE, images.size(1), images.size(2)));
    }
    List<String> names = classNames.isEmpty() ? numbers() : classNames;
    return new ImageSet(
        new TensorShape(1, images.size(1), images.size(2)),
        names,
        images.values(),
        checked(labels, names.size()));
  }

  private int[] checked(IdxFile file, int classes) {
    byte[] values = file.values();
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = values[i] & 0xff;
      if (labels[i] >= classes) {
        throw new DataException(
            file.place(),
            "label must be between 0 and %s, but was %s in record %s (from 0)%s"
                .formatted(classes - 1, labels[i], i, namesKnown()));
      }
    }
    return labels;
  }

  private String namesKnown() {
    return classNames.isEmpty()
        ? ""
        : "; '%s' is taken for data with %s named classes because of its name, rename other data"
            .formatted(name, classNames.size());
  }

  private List<String> numbers() {
    int highest = 1;
    for (byte label : read(labels("train"), 1).values()) {
      highest = Math.max(highest, label & 0xff);
    }
    return IntStream.rangeClosed(0, highest).mapToObj(Integer::toString).toList();
  }

  private IdxFile read(String file, int dimensions) {
    for (String candidate : List.of(file, file + ".gz")) {
      Map<String, byte[]> contents = files.read(List.of(candidate));
      if (contents.containsKey(candidate)) {
        return IdxFile.parse(files.place(candidate), contents.get(candidate), dimensions);
      }
    }
    throw new DataException(
        files.place(file),
        "file must exist, with or without .gz, but was not found; an IDX data set consists of %s"
            .formatted(
                String.join(
                    ", ", images("train"), labels("train"), images("t10k"), labels("t10k"))));
  }

  private static String images(String split) {
    return split + "-images-idx3-ubyte";
  }

  private static String labels(String split) {
    return split + "-labels-idx1-ubyte";
  }
}
