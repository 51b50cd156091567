package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no/such/folder", "data/fashion-mnist", "fashion.tar.gz", "x/cifar10", "photos"})
  void missingPath_isNotTakenForAName(String text) {
    assertThatThrownBy(() -> ImageSources.open(text))
        .hasMessage(
            "data: must be " + CHOICES + ", but was " + text + "; there is no such file or folder");
  }

  @Test
  void nameOfPublishedData_getsTheCommandThatFetchesIt() {
    assertThatThrownBy(() -> ImageSources.open("CIFAR-10"))
        .hasMessage(
            "data: must be "
                + CHOICES
                + ", but was CIFAR-10; 'vgg data fetch cifar-10' downloads it");
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
  void checksum_isThatOfTheStandards() throws IOException {
    Path file = Files.writeString(temp.resolve("abc"), "abc");

    assertThat(Checksum.MD5.of(file)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(Checksum.SHA_256.of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
