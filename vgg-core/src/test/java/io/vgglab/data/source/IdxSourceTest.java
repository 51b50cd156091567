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

    assertThat(contentHash(ImageSources.open(plain.toString()))).isEqualTo(contentHash(source()));
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

  @Test
  void moreClassesThanFashionHas_areBlamedOnTheFoldersName() throws IOException {
    Path photos = IdxFiles.write(temp.resolve("old-fashion-photos"));
    Path file = photos.resolve("train-labels-idx1-ubyte.gz");
    byte[] labels = new byte[20];
    labels[3] = 12;
    Files.write(file, IdxFiles.gzip(IdxFiles.file(IdxFiles.LABELS, labels, 20)));

    assertThatThrownBy(() -> ImageSources.open(photos.toString()).training())
        .hasMessage(
            file
                + ": label must be between 0 and 9, but was 12 in record 3 (from 0);"
                + " 'old-fashion-photos' is taken for data with 10 named classes because of its"
                + " name, rename other data");
  }

  @Test
  void endlessRows_areRefusedWithTheFile() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(
        file, IdxFiles.gzip(IdxFiles.file(IdxFiles.IMAGES, new byte[20 * 40_000], 20, 1, 40_000)));

    assertThatThrownBy(() -> source().training())
        .hasMessage(file + ": images must have at most 32768 pixels a side, but have 1 x 40000");
  }
}
