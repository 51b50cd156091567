package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest extends ImageSourceContract {
  private static final int RECORD = 3073;

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = CifarFiles.write(temp.resolve("cifar-10-batches-bin"), CifarFormat.CIFAR_10, 20);
  }

  @Override
  ImageSource source() {
    return ImageSources.open(folder.toString());
  }

  @Test
  void training_joinsTheFiveBatchesInOrder() throws IOException {
    ImageSet training = source().training();
    byte[] first = new byte[3072];
    byte[] last = new byte[3072];
    training.copyPixels(0, first, 0);
    training.copyPixels(99, last, 0);

    byte[] batch1 = Files.readAllBytes(folder.resolve("data_batch_1.bin"));
    byte[] batch5 = Files.readAllBytes(folder.resolve("data_batch_5.bin"));
    assertThat(training.size()).isEqualTo(100);
    assertThat(first).isEqualTo(Arrays.copyOfRange(batch1, 1, RECORD));
    assertThat(last).isEqualTo(Arrays.copyOfRange(batch5, 19 * RECORD + 1, 20 * RECORD));
    assertThat(training.label(13)).isEqualTo(3);
    assertThat(training.classNames()).startsWith("airplane").endsWith("truck");
  }

  @Test
  void open_findsTheFolderInside() {
    assertThat(contentHash(ImageSources.open(temp.toString()))).isEqualTo(contentHash(source()));
  }

  @Test
  void open_readsTheArchive() throws IOException {
    Path archive = CifarFiles.archive(temp.resolve("cifar.tar.gz"), CifarFormat.CIFAR_10, 20);

    assertThat(ImageSources.open(archive.toString()).name()).isEqualTo("cifar-10");
    assertThat(contentHash(ImageSources.open(archive.toString()))).isEqualTo(contentHash(source()));
  }

  @Test
  void classNames_comeFromTheMetaFile() throws IOException {
    Files.writeString(
        folder.resolve("batches.meta.txt"), "n0\nn1\nn2\nn3\nn4\nn5\nn6\nn7\nn8\nn9\n\n");

    assertThat(source().training().classNames()).startsWith("n0", "n1").hasSize(10);
  }

  @Test
  void cifar100_takesTheFineLabel() throws IOException {
    Path fine = CifarFiles.write(temp.resolve("cifar-100-binary"), CifarFormat.CIFAR_100, 150);
    ImageSource source = ImageSources.open(fine.toString());

    ImageSet training = source.training();

    assertThat(source.name()).isEqualTo("cifar-100");
    assertThat(training.classes()).isEqualTo(100);
    assertThat(training.label(77)).isEqualTo(77);
  }

  @Test
  void missingFile_isNamedWithItsSiblings() throws IOException {
    Files.delete(folder.resolve("data_batch_3.bin"));

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            folder.resolve("data_batch_3.bin")
                + ": file must exist, but was not found; cifar-10 in the binary version consists of"
                + " data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, data_batch_4.bin,"
                + " data_batch_5.bin, test_batch.bin");
  }

  @Test
  void truncatedFile_isRefused() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), new byte[5000]);

    assertThat(source().training().size()).isEqualTo(100);
    assertThatThrownBy(() -> source().test().open())
        .hasMessage(
            folder.resolve("test_batch.bin")
                + ": size must be a multiple of 3073 bytes (one image), but was 5000; the file is"
                + " cut short or not cifar-10");
  }

  @Test
  void labelAbove9_isNamedWithFileAndRecord() throws IOException {
    byte[] content = CifarFiles.records(CifarFormat.CIFAR_10, 20, 1);
    content[17 * RECORD] = 10;
    Files.write(folder.resolve("data_batch_2.bin"), content);

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            folder.resolve("data_batch_2.bin")
                + ": label must be between 0 and 9, but was 10 in record 17 (from 0); the file is"
                + " damaged or not cifar-10");
  }

  @Test
  void folderInPlaceOfAFile_isRefused() throws IOException {
    Files.delete(folder.resolve("data_batch_1.bin"));
    Files.createDirectory(folder.resolve("data_batch_1.bin"));

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            folder.resolve("data_batch_1.bin") + ": must be a file, but is a folder or a device");
  }

  @Test
  void oversizedFile_isRefusedBeforeItIsRead() throws IOException {
    FolderFiles files = new FolderFiles(folder, 1000);

    assertThatThrownBy(() -> files.read(List.of("data_batch_1.bin")))
        .hasMessage(
            folder.resolve("data_batch_1.bin")
                + ": size must be at most 1000 bytes, but was 61460");
  }

  @Test
  void classNames_mustBeAsManyAsClasses() throws IOException {
    Files.writeString(folder.resolve("batches.meta.txt"), "one\ntwo\n");

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            folder.resolve("batches.meta.txt")
                + ": file must name 10 classes, one a line, but names 2");
  }
}
