package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.model.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxSourceTest extends ImageSourceContract {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = IdxFiles.write(temp.resolve("mnist"));
  }

  @Override
  ImageSource source() {
    return ImageSources.open(folder.toString());
  }

  @Test
  void training_readsSizesPixelsAndLabels() {
    ImageSet training = source().training();
    byte[] pixels = new byte[20];
    training.copyPixels(7, pixels, 0);

    byte[] file = IdxFiles.images(20);
    assertThat(training.shape()).isEqualTo(new TensorShape(1, 4, 5));
    assertThat(training.size()).isEqualTo(20);
    assertThat(training.label(7)).isEqualTo(7);
    assertThat(training.classNames()).startsWith("0", "1").hasSize(10);
    assertThat(pixels).isEqualTo(Arrays.copyOfRange(file, 16 + 7 * 20, 16 + 8 * 20));
  }

  @Test
  void plainFiles_readAsCompressedOnes() throws IOException {
    Path plain = Files.createDirectory(temp.resolve("plain"));
    Files.write(plain.resolve("train-images-idx3-ubyte"), IdxFiles.images(20));
    Files.write(plain.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(20));
    Files.write(plain.resolve("t10k-images-idx3-ubyte"), IdxFiles.images(10));
    Files.write(plain.resolve("t10k-labels-idx1-ubyte"), IdxFiles.labels(10));

    assertThat(ImageSources.open(plain.toString()).contentHash()).isEqualTo(source().contentHash());
  }

  @Test
  void fashion_inTheFolderNameNamesTheClasses() throws IOException {
    Path fashion = IdxFiles.write(temp.resolve("fashion-mnist"));

    ImageSource source = ImageSources.open(fashion.toString());

    assertThat(source.name()).isEqualTo("fashion-mnist");
    assertThat(source.training().classNames()).startsWith("T-shirt/top");
  }

  @Test
  void wrongMagic_isNamed() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(file, IdxFiles.labels(20));

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            file
                + ": magic number must be 0x00000803 (unsigned bytes, 3 dimensions), but was"
                + " 0x00000801; it is no such IDX file");
  }

  @Test
  void hugeSizes_areRefusedBeforeMemoryIsTaken() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(file, IdxFiles.file(IdxFiles.IMAGES, new byte[3], -1, 65536, 65536));

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            file
                + ": sizes must be at least 1 and give at most 1073741824 bytes, but were"
                + " 4294967295 x 65536 x 65536");
  }

  @Test
  void labels_mustBeAsManyAsImages() throws IOException {
    Path file = folder.resolve("t10k-labels-idx1-ubyte.gz");
    Files.write(file, IdxFiles.gzip(IdxFiles.labels(9)));

    assertThatThrownBy(() -> source().test().open())
        .hasMessage(file + ": labels must be as many as images, 10, but were 9");
  }
}
