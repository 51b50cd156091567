package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.model.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * PNG and JPEG images in a folder per class: {@code train/CLASS/x.png} and {@code
 * test/CLASS/y.jpg}; read as RGB, [3, height, width].
 *
 * <p>Classes are the folders of {@code train} in the order of their names. All images must be of
 * one size: what a network sees should be decided before it is measured. Hidden files are skipped.
 */
final class FolderSource implements ImageSource {
  private static final long MOST_BYTES = 1L << 30;

  private final Path folder;

  FolderSource(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public ImageSet training() {
    return read(folder.resolve("train"), classes());
  }

  @Override
  public TestSet test() {
    return new TestSet(name(), () -> read(folder.resolve("test"), classes()));
  }

  /** The names of the folders of {@code train}, as the file system has them. */
  private List<Path> classes() {
    Path train = folder.resolve("train");
    List<Path> names =
        list(train).stream().filter(Files::isDirectory).map(Path::getFileName).toList();
    if (names.size() < 2) {
      throw new DataException(
          train,
          "folder must hold a folder per class, at least 2, but holds %s".formatted(names.size()));
    }
    if (names.stream().map(Path::toString).distinct().count() < names.size()) {
      throw new DataException(
          train,
          "folders must have names that can be told apart, but two are read as the same; set LANG to"
              + " a UTF-8 locale such as C.UTF-8, or rename them");
    }
    return names;
  }

  private ImageSet read(Path split, List<Path> classes) {
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path directory : list(split)) {
      int label = classes.indexOf(directory.getFileName());
      if (label < 0 || !Files.isDirectory(directory)) {
        throw new DataException(
            directory, "must be a folder named as a class of train, but is not");
      }
      List<Path> images = list(directory);
      if (images.isEmpty()) {
        throw new DataException(directory, "folder must hold at least 1 image, but holds none");
      }
      files.addAll(images);
      labels.addAll(Collections.nCopies(images.size(), label));
    }
    if (files.isEmpty()) {
      throw new DataException(split, "folder must hold a folder per class, but is empty");
    }
    return decode(files, labels, classes.stream().map(Path::toString).toList());
  }

  private ImageSet decode(List<Path> files, List<Integer> labels, List<String> classNames) {
    PictureFile first = PictureFile.read(files.get(0));
    TensorShape shape = first.shape();
    if ((long) files.size() * shape.elements() > MOST_BYTES) {
      throw new DataException(
          folder,
          "images must take at most 1 GiB, but %s of %s take more; make them smaller"
              .formatted(files.size(), shape));
    }
    byte[] pixels = new byte[files.size() * shape.elements()];
    for (int i = 0; i < files.size(); i++) {
      PictureFile picture = i == 0 ? first : PictureFile.read(files.get(i));
      if (!picture.shape().equals(shape)) {
        throw new DataException(
            files.get(i),
            "image must be %s as %s, but was %s; bring all images to one size"
                .formatted(shape, files.get(0).getFileName(), picture.shape()));
      }
      picture.copyTo(pixels, i * shape.elements());
    }
    return new ImageSet(
        shape, classNames, pixels, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new DataException(
          directory,
          "folder must exist, but was not found; images lie in train/CLASS and test/CLASS");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      Predicate<Path> hidden = path -> path.getFileName().toString().startsWith(".");
      return entries.filter(hidden.negate()).sorted().toList();
    } catch (IOException e) {
      throw DataException.unreadable(directory, e);
    }
  }
}
