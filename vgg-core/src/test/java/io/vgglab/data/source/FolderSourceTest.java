package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest extends ImageSourceContract {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Pictures.write(temp.resolve("pets"));
  }

  @Override
  ImageSource source() {
    return ImageSources.open(folder.toString());
  }

  @Test
  void training_takesClassesFromFoldersInOrder() {
    ImageSet training = source().training();

    assertThat(training.classNames()).containsExactly("cat", "dog");
    assertThat(training.labels()).containsExactly(0, 0, 1, 1);
    assertThat(training.shape()).isEqualTo(new TensorShape(3, 6, 8));
    assertThat(source().name()).isEqualTo("pets");
  }

  @Test
  void png_readsRedGreenBluePlanes() {
    byte[] pixels = new byte[3 * 48];
    source().training().copyPixels(0, pixels, 0);

    assertThat(pixels[0]).isEqualTo((byte) 10);
    assertThat(pixels[48]).isEqualTo((byte) 20);
    assertThat(pixels[96]).isEqualTo((byte) 30);
  }

  @Test
  void greyPng_keepsItsValues() throws IOException {
    Path file = folder.resolve("train/cat/a.png");
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      BufferedImage grey = new BufferedImage(8, 6, type);
      grey.getRaster().setSample(3, 2, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8);
      ImageIO.write(grey, "png", file.toFile());
      byte[] pixels = new byte[3 * 48];

      source().training().copyPixels(0, pixels, 0);

      assertThat(pixels[2 * 8 + 3]).isEqualTo((byte) 100);
      assertThat(pixels[96 + 2 * 8 + 3]).isEqualTo((byte) 100);
      assertThat(pixels[0]).isZero();
    }
  }

  @Test
  void hiddenFiles_areSkipped() throws IOException {
    Files.writeString(folder.resolve("train/cat/.DS_Store"), "x");

    assertThat(source().training().size()).isEqualTo(4);
  }

  @Test
  void namesThatAreReadAsTheSame_areRefused() throws Exception {
    Path train = folder.resolve("train");
    // two bytes that are no text in any locale of a test
    String copies = "cp -r cat \"$(printf 'K\\344fer')\" && cp -r dog \"$(printf 'K\\366fer')\"";
    Process shell = new ProcessBuilder("sh", "-c", copies).directory(train.toFile()).start();
    assertThat(shell.waitFor()).isZero();

    assertThatThrownBy(() -> source().training())
        .hasMessageContaining("folders must have names that can be told apart");
  }

  @Test
  void otherSize_isNamedWithTheCure() throws IOException {
    Path file = folder.resolve("train/dog/d.png");
    Pictures.png(file, 9, 6, 0);

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            file + ": image must be 6x8x3 as a.png, but was 6x9x3; bring all images to one size");
  }

  @Test
  void unknownTestClass_isNamed() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("test/horse"));

    assertThatThrownBy(() -> source().test().open())
        .hasMessage(directory + ": must be a folder named as a class of train, but is not");
  }

  @Test
  void jpegOfFourInks_isRefusedWithTheCure() throws IOException {
    Path file = folder.resolve("train/cat/b.jpg");
    Files.delete(file);
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 6, 4, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }

    assertThatThrownBy(() -> source().training())
        .hasMessage(
            file + ": JPEG must be grey or RGB, but has other colours, such as CMYK; convert it");
  }

  @Test
  void alphaAndPalettes_areReadAsTheirColours() throws IOException {
    Path file = folder.resolve("train/cat/a.png");
    for (int type : new int[] {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED}) {
      BufferedImage picture = new BufferedImage(8, 6, type);
      picture.setRGB(3, 2, 0x00ff0000 | 0xff << 24);
      picture.setRGB(4, 2, type == BufferedImage.TYPE_INT_ARGB ? 0x800000ff : 0xff0000ff);
      ImageIO.write(picture, "png", file.toFile());
      byte[] pixels = new byte[3 * 48];

      source().training().copyPixels(0, pixels, 0);

      assertThat(pixels[2 * 8 + 3]).isEqualTo((byte) 255);
      assertThat(pixels[48 + 2 * 8 + 3]).isZero();
      assertThat(pixels[96 + 2 * 8 + 4]).as("half transparent").isEqualTo((byte) 255);
    }
  }
}
