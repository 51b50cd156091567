package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the data set that a name or a path means. */
public final class ImageSources {
  /** 6,000 images of Fashion-MNIST inside vgg-core: 28x28x1, 500 + 100 of each of 10 classes. */
  public static final String FASHION_MINI = "fashion-mini";

  private static final String SYNTHETIC = "synthetic";
  private static final String CHOICES =
      "fashion-mini, synthetic, a folder or .tar.gz of CIFAR-10 or CIFAR-100 (binary version), a"
          + " folder of MNIST's IDX files, or a folder with train/CLASS and test/CLASS of PNG or"
          + " JPEG images";
  private static final Pattern PATH = Pattern.compile("[./\\\\]");

  private ImageSources() {}

  /** The embedded data set, {@value #FASHION_MINI}. */
  public static ImageSource fashionMini() {
    return new IdxSource(FASHION_MINI, new ResourceFiles(FASHION_MINI), IdxSource.FASHION_NAMES);
  }

  /**
   * Opens a data set by name ({@code fashion-mini}, {@code synthetic}, {@code
   * synthetic:32x32x3:10:5000:1000}) or by the path of a folder or archive, whose format is found
   * by the files in it. Images are read later, by the source.
   *
   * @throws DataException if there is no such name or path, or the format is not known
   */
  public static ImageSource open(String nameOrPath) {
    if (nameOrPath.equals(FASHION_MINI)) {
      return fashionMini();
    }
    if (nameOrPath.equals(SYNTHETIC) || nameOrPath.startsWith(SYNTHETIC + ":")) {
      return synthetic(nameOrPath);
    }
    Path path = path(nameOrPath);
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (Files.isRegularFile(path)) {
      return archive(path);
    }
    throw new DataException(
        "data", "must be %s, but was %s; %s".formatted(CHOICES, nameOrPath, hint(nameOrPath)));
  }

  private static ImageSource synthetic(String text) {
    try {
      return SyntheticSource.parse(text);
    } catch (IllegalArgumentException e) {
      throw new DataException("data", e.getMessage(), e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DataException("data", "must be " + CHOICES + ", but was no legal path", e);
    }
  }

  private static ImageSource folder(Path folder) {
    Optional<ImageSource> found =
        Arrays.stream(CifarFormat.values())
            .flatMap(format -> cifar(format, folder).stream())
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    if (holdsAny(folder, IdxSource.markers())) {
      return idx(folder);
    }
    if (Files.isDirectory(folder.resolve("train"))) {
      return new FolderSource(folder);
    }
    throw new DataException(folder, "must hold image data, but none was found; data is " + CHOICES);
  }

  private static Optional<ImageSource> cifar(CifarFormat format, Path folder) {
    for (Path candidate : List.of(folder, folder.resolve(format.folder()))) {
      if (holdsAny(candidate, format.dataFiles())) {
        return Optional.of(
            new CifarSource(format, new FolderFiles(candidate, FolderFiles.CIFAR_LIMIT)));
      }
    }
    return Optional.empty();
  }

  private static ImageSource idx(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    boolean fashion = name.toLowerCase(Locale.ROOT).contains("fashion");
    return new IdxSource(
        name,
        new FolderFiles(folder, FolderFiles.IDX_LIMIT),
        fashion ? IdxSource.FASHION_NAMES : List.of());
  }

  private static ImageSource archive(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".tar.gz") && !name.endsWith(".tgz")) {
      throw new DataException(
          file, "file must be a .tar.gz archive, but is not; data is " + CHOICES);
    }
    ArchiveFiles files = new ArchiveFiles(file);
    List<String> known =
        Arrays.stream(CifarFormat.values()).flatMap(f -> f.dataFiles().stream()).toList();
    String found =
        files
            .first(known)
            .orElseThrow(
                () ->
                    new DataException(
                        file,
                        "archive must hold CIFAR-10 or CIFAR-100 in the binary version, but holds"
                            + " neither"));
    return Arrays.stream(CifarFormat.values())
        .filter(format -> format.dataFiles().contains(found))
        .map(format -> new CifarSource(format, files))
        .findFirst()
        .orElseThrow();
  }

  private static boolean holdsAny(Path folder, List<String> names) {
    return names.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** What may help with a text that names no data. A path is not a name that was mistyped. */
  private static String hint(String text) {
    String name = PATH.matcher(text).find() ? "" : text.toLowerCase(Locale.ROOT);
    if (CifarFormat.find(name).isPresent()) {
      return "'vgg data fetch %s' downloads it".formatted(name);
    }
    if (name.contains("fashion")) {
      return "the nearest name is " + FASHION_MINI;
    }
    return name.startsWith("syn")
        ? "the nearest name is " + SYNTHETIC
        : "there is no such file or folder";
  }
}
