package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {
  private static final String CHOICES =
      "fashion-mini, synthetic, a folder or .tar.gz of CIFAR-10 or CIFAR-100 (binary version), a"
          + " folder of MNIST's IDX files, or a folder with train/CLASS and test/CLASS of PNG or"
          + " JPEG images";

  @TempDir Path temp;

  @Test
  void unknownName_listsTheChoicesAndTheNearest() {
    assertThatThrownBy(() -> ImageSources.open("fashion_mini"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data: must be "
                + CHOICES
                + ", but was fashion_mini; the nearest name is fashion-mini");
    assertThatThrownBy(() -> ImageSources.open("no/such/folder"))
        .hasMessage("data: must be " + CHOICES + ", but was no/such/folder");
  }

  @Test
  void emptyFolder_saysWhatDataIs() {
    assertThatThrownBy(() -> ImageSources.open(temp.toString()))
        .hasMessage(temp + ": must hold image data, but none was found; data is " + CHOICES);
  }

  @Test
  void otherFile_isRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("x.zip"), "x");

    assertThatThrownBy(() -> ImageSources.open(file.toString()))
        .hasMessage(file + ": file must be a .tar.gz archive, but is not; data is " + CHOICES);
  }

  @Test
  void archiveOfCifar100_isFound() throws IOException {
    Path archive = CifarFiles.archive(temp.resolve("c.tgz"), CifarFormat.CIFAR_100, 120);

    assertThat(ImageSources.open(archive.toString()).name()).isEqualTo("cifar-100");
  }

  @Test
  void checksum_tellsAWholeFileFromAnother() throws IOException {
    Path file = Files.writeString(temp.resolve("abc"), "abc");

    assertThat(Checksum.MD5.of(file)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    Checksum.SHA_256.require(
        file, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThatThrownBy(() -> Checksum.MD5.require(file, CifarFormat.CIFAR_10.archiveMd5()))
        .hasMessage(
            file
                + ": MD5 must be c32a1d4ab5d03f1284b67883e8d87530, but was"
                + " 900150983cd24fb0d6963f7d28e17f72; the file is damaged or another one, download"
                + " it again");
  }
}
