package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to a file: whole images or one line, never another exception. */
class DamagedDataTest {
  @Property(tries = 300)
  void idx_givesImagesOrOneLine(
      @ForAll long seed, @ForAll @IntRange(max = 8) int flips, @ForAll boolean compressed)
      throws IOException {
    byte[] content = compressed ? IdxFiles.gzip(IdxFiles.images(5)) : IdxFiles.images(5);
    byte[] damaged = damage(content, seed, flips);

    try {
      assertThat(IdxFile.parse("x", damaged, 3).values()).isNotEmpty();
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith("x: ").doesNotContain("\n");
    }
  }

  @Property(tries = 200)
  void archive_givesImagesOrOneLine(@ForAll long seed, @ForAll @IntRange(max = 8) int flips)
      throws IOException {
    byte[] content = Archives.tarGz(CifarFiles.contents(CifarFormat.CIFAR_10, 1));
    Path file = Files.createTempFile("damaged", ".tar.gz");
    try {
      Files.write(file, damage(content, seed, flips));

      ImageSet images = ImageSources.open(file.toString()).training();

      assertThat(images.size()).isEqualTo(5);
    } catch (DataException e) {
      assertThat(e.getMessage()).contains(file.toString()).doesNotContain("\n");
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 200)
  void picture_givesImagesOrOneLine(
      @ForAll long seed, @ForAll @IntRange(max = 8) int flips, @ForAll boolean png)
      throws IOException {
    Path file = Files.createTempFile("damaged", png ? ".png" : ".jpg");
    try {
      Pictures.write(file, 8, 6, 0x123456, png ? "png" : "jpeg");
      Files.write(file, damage(Files.readAllBytes(file), seed, flips));

      assertThat(PictureFile.read(file).shape().channels()).isEqualTo(3);
    } catch (DataException e) {
      assertThat(e.getMessage()).contains(file.toString()).doesNotContain("\n");
    } finally {
      Files.delete(file);
    }
  }

  /** Flips bytes and, every third time, cuts the end off. */
  private static byte[] damage(byte[] content, long seed, int flips) {
    Random random = new Random(seed);
    byte[] damaged = content.clone();
    for (int i = 0; i < flips; i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return random.nextInt(3) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }
}
