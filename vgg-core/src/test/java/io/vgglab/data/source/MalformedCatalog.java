package io.vgglab.data.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The ways in which data can be wrong, by format. */
final class MalformedCatalog {
  private static final String CIFAR_ARCHIVE = "cifar.tar.gz";
  private static final long MEBIBYTE = 1 << 20;

  private MalformedCatalog() {}

  static Stream<Malformed> cifar() {
    return Arrays.stream(CifarFormat.values())
        .flatMap(
            format ->
                Stream.concat(
                    format.dataFiles().stream().flatMap(file -> cifarFile(format, file)),
                    cifarNames(format)));
  }

  private static Stream<Malformed> cifarFile(CifarFormat format, String file) {
    int labels = format.labelRanges().size();
    return Stream.of(
        cifar(format, file, "missing", content -> null),
        cifar(format, file, "empty", content -> new byte[0]),
        cifar(format, file, "one byte short", content -> cut(content, content.length - 1)),
        cifar(format, file, "one byte long", content -> cut(content, content.length + 1)),
        cifar(format, file, "half", content -> cut(content, content.length / 2 + 7)),
        cifar(format, file, "first label high", c -> with(c, 0, format.labelRanges().get(0))),
        cifar(format, file, "label 255", content -> with(content, labels - 1, 255)),
        cifar(format, file, "gzip", IdxFiles::gzip),
        oversized(temp -> CifarFiles.write(temp, format, 12), file, 256 * MEBIBYTE + 1));
  }

  /** A file that claims bytes without holding any, as a download does that reserves its space. */
  private static Malformed oversized(Malformed.Writer writer, String file, long bytes) {
    return new Malformed(
        "oversized " + file + " of " + bytes + " bytes",
        Path.of(file).getFileName().toString(),
        temp -> {
          Path folder = writer.write(temp.resolve("data"));
          try (RandomAccessFile target =
              new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
            target.setLength(bytes);
          }
          return folder;
        });
  }

  private static Stream<Malformed> cifarNames(CifarFormat format) {
    String file = format.namesFile();
    return Stream.of(
        cifar(format, file, "few names", content -> text("a\nb\n")),
        cifar(format, file, "many names", content -> text("a\n".repeat(500))),
        cifar(format, file, "no UTF-8", content -> new byte[] {(byte) 0xff, (byte) 0xfe}),
        cifar(format, file, "control", content -> text("a\u0007\n".repeat(format.classes()))),
        cifar(
            format,
            file,
            "endless name",
            content -> text(("a".repeat(300) + "\n").repeat(format.classes()))));
  }

  private static Malformed cifar(
      CifarFormat format, String file, String fault, Malformed.Damage damage) {
    return new Malformed(
        format.key() + " " + file + ": " + fault,
        file,
        temp -> damage(CifarFiles.write(temp.resolve("data"), format, 12), file, damage));
  }

  static Stream<Malformed> archives() {
    byte[] good = Archives.tarGz(CifarFiles.contents(CifarFormat.CIFAR_10, 12));
    byte[] tar = Archives.tar(CifarFiles.contents(CifarFormat.CIFAR_10, 12));
    byte[] padded = gzip(Arrays.copyOf(tar, (tar.length / 10_240 + 1) * 10_240));
    return Stream.of(
        archive("empty file", new byte[0]),
        archive("no gzip", text("this is a web page, not an archive")),
        archive("gzip of text", gzip(text("x".repeat(5000)))),
        archive("gzip of nothing", gzip(new byte[0])),
        archive("gzip header only", cut(good, 10)),
        archive("cut in half", cut(good, good.length / 2)),
        archive("cut at the end", cut(good, good.length - 4)),
        archive("damaged checksum", with(good, good.length - 6, good[good.length - 6] ^ 1)),
        archive(
            "damaged checksum behind padding",
            with(padded, padded.length - 6, padded[padded.length - 6] ^ 1)),
        archive("damaged middle", with(good, good.length / 2, good[good.length / 2] ^ 0x55)),
        archive("no entry", Archives.tarGz(Map.of())),
        archive("tar cut in a header", gzip(cut(tar, 300))),
        archive("tar cut in a file", gzip(cut(tar, 5000))),
        archive("size of a file in no digits", gzip(with(tar, 130, 'z'))),
        archive("only a link", Archives.tarGzOfLink("data_batch_1.bin", "/etc/passwd")),
        archive("only a folder", Archives.tarGz(Map.of("data_batch_1.bin/", new byte[0]))),
        archive("other content", Archives.tarGz(Map.of("readme.html", text("hello")))),
        archive("slip up", Archives.tarGz(Map.of("../data_batch_1.bin", new byte[3073]))),
        archive("slip absolute", Archives.tarGz(Map.of("/tmp/data_batch_1.bin", new byte[9]))),
        archive("slip inside", Archives.tarGz(Map.of("a/../../test_batch.bin", new byte[3073]))),
        archive("slip backwards", Archives.tarGz(Map.of("..\\data_batch_1.bin", new byte[9]))),
        archive("slip beside", withEntry("../../etc/passwd", text("root"))),
        archive("twice", withEntry("again/data_batch_1.bin", new byte[3073])),
        archive("cut record", withEntry("cifar-10-batches-bin/data_batch_1.bin", new byte[99])),
        archive("high label", withEntry("data_batch_1.bin", with(new byte[3073], 0, 10))),
        archive("too few files", Archives.tarGz(Map.of("data_batch_1.bin", new byte[3073]))));
  }

  /**
   * The good files, but data_batch_1.bin, and one more entry; a good data_batch_1.bin if needed.
   */
  private static byte[] withEntry(String name, byte[] content) {
    Map<String, byte[]> entries =
        new LinkedHashMap<>(CifarFiles.contents(CifarFormat.CIFAR_10, 12));
    if (name.endsWith("data_batch_1.bin") && !name.startsWith("again")) {
      entries.remove("data_batch_1.bin");
    }
    entries.put(name, content);
    return Archives.tarGz(entries);
  }

  private static Malformed archive(String fault, byte[] content) {
    return new Malformed(
        "archive: " + fault,
        CIFAR_ARCHIVE,
        temp -> Files.write(temp.resolve(CIFAR_ARCHIVE), content));
  }

  static Stream<Malformed> idx() {
    return Stream.concat(
        Stream.of("train-images", "t10k-images", "train-labels", "t10k-labels")
            .flatMap(
                stem -> idxFile(stem + (stem.endsWith("images") ? "-idx3-ubyte" : "-idx1-ubyte"))),
        idxLabels());
  }

  private static Stream<Malformed> idxLabels() {
    String test = "t10k-labels-idx1-ubyte.gz";
    String training = "train-labels-idx1-ubyte.gz";
    return Stream.of(
        idx(test, "class that training lacks", c -> gzip(with(IdxFiles.labels(10), 9, 10))),
        new Malformed(
            "idx " + training + ": label beyond Fashion-MNIST's",
            training,
            temp ->
                damage(
                    IdxFiles.write(temp.resolve("fashion-mnist")),
                    training,
                    content -> gzip(with(IdxFiles.labels(20), 8, 255)))));
  }

  private static Stream<Malformed> idxFile(String stem) {
    String file = stem + ".gz";
    return Stream.of(
        idx(file, "missing", content -> null),
        idx(file, "empty", content -> new byte[0]),
        idx(file, "header cut", content -> gzip(cut(IdxFiles.images(1), 6))),
        idx(file, "magic number in little-endian order", c -> gzip(backwards(IdxFiles.images(2)))),
        idx(file, "wrong type", content -> gzip(with(IdxFiles.images(20), 2, 0x0d))),
        idx(file, "wrong dimensions", content -> gzip(with(IdxFiles.labels(20), 3, 2))),
        idx(file, "no images", content -> gzip(sized(file, 0, 4, 5))),
        idx(file, "negative", content -> gzip(sized(file, Integer.MIN_VALUE, 4, 5))),
        idx(file, "overflow", content -> gzip(sized(file, 1 << 30, 4, 1 << 30))),
        idx(file, "promises more", content -> gzip(sized(file, 1_000_000, 4, 5))),
        idx(file, "bomb", content -> gzip(cut(sized(file, 1, 4, 5), 5_000_000))),
        idx(file, "gzip cut", content -> cut(content, content.length - 9)),
        idx(file, "gzip damaged", c -> with(c, c.length - 6, c[c.length - 6] ^ 1)),
        idx(file, "another count", content -> gzip(counted(file, 3))),
        oversized(IdxFiles::write, file, 1024 * MEBIBYTE + 1));
  }

  private static byte[] sized(String file, int count, int height, int width) {
    boolean images = file.contains("images");
    int[] sizes = images ? new int[] {count, height, width} : new int[] {count};
    return IdxFiles.file(images ? IdxFiles.IMAGES : IdxFiles.LABELS, new byte[20], sizes);
  }

  private static byte[] counted(String file, int count) {
    return file.contains("images") ? IdxFiles.images(count) : IdxFiles.labels(count);
  }

  private static Malformed idx(String file, String fault, Malformed.Damage damage) {
    String culprit = fault.equals("another count") ? "labels-idx1-ubyte" : file.split("-", -1)[0];
    return new Malformed(
        "idx " + file + ": " + fault,
        culprit,
        temp -> damage(IdxFiles.write(temp.resolve("mnist-data")), file, damage));
  }

  static Stream<Malformed> pictures() {
    return Stream.of(
        picture("train/cat/a.png", "empty", content -> new byte[0]),
        picture("train/cat/a.png", "text", content -> text("no picture")),
        picture("train/cat/a.png", "signature only", content -> cut(content, 8)),
        picture("train/cat/a.png", "header cut", content -> cut(content, 20)),
        picture("train/cat/a.png", "pixels cut", content -> cut(content, content.length - 24)),
        picture("train/cat/a.png", "huge width", content -> with(content, 16, 0x7f)),
        picture("train/cat/a.png", "zero height", content -> with(content, 23, 0)),
        picture("train/cat/b.jpg", "header cut", content -> cut(content, 30)),
        picture("train/cat/b.jpg", "no tables", content -> cut(content, 150)),
        picture("train/cat/b.jpg", "text", content -> text("no picture")),
        picture("test/dog/f.JPEG", "empty", content -> new byte[0]),
        new Malformed(
            "picture train/dog/d.png: another size",
            "d.png",
            temp -> {
              Path folder = Pictures.write(temp.resolve("pets"));
              Pictures.png(folder.resolve("train/dog/d.png"), 9, 6, 0x00ff00);
              return folder;
            }),
        oversized(Pictures::write, "train/cat/a.png", 64 * MEBIBYTE + 1),
        picture("train/dog/x.gif", "suffix", content -> text("GIF89a")),
        picture("train/dog/d.png", "gif inside", c -> text("GIF89a\u0001\u0000\u0001\u0000\u0000")),
        picture("train/notes.txt", "beside the classes", content -> text("hello")),
        picture("test/dog/f.JPEG", "class without images", content -> null, "dog"),
        picture("test/cow/g.png", "unknown class", content -> text("x"), "cow"));
  }

  private static Malformed picture(String file, String fault, Malformed.Damage damage) {
    return picture(file, fault, damage, Path.of(file).getFileName().toString());
  }

  private static Malformed picture(
      String file, String fault, Malformed.Damage damage, String culprit) {
    return new Malformed(
        "picture " + file + ": " + fault,
        culprit,
        temp -> {
          Path folder = Pictures.write(temp.resolve("pets"));
          Files.createDirectories(folder.resolve(file).getParent());
          return damage(folder, file, damage);
        });
  }

  private static Path damage(Path folder, String file, Malformed.Damage damage) throws IOException {
    Path path = folder.resolve(file);
    byte[] damaged = damage.apply(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]);
    if (damaged == null) {
      Files.delete(path);
    } else {
      Files.write(path, damaged);
    }
    return folder;
  }

  private static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  private static byte[] with(byte[] content, int index, int value) {
    byte[] copy = content.clone();
    copy[index] = (byte) value;
    return copy;
  }

  private static byte[] backwards(byte[] content) {
    byte[] copy = content.clone();
    for (int i = 0; i < Integer.BYTES; i++) {
      copy[i] = content[Integer.BYTES - 1 - i];
    }
    return copy;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) {
    try {
      return IdxFiles.gzip(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
