package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vgglab.data.ChannelScaling;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.PixelScaling;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks on the whole CIFAR-10, where a path to it is given. */
class FullCifar10Test {
  private String path = "";

  @BeforeEach
  void findData() {
    path =
        Optional.ofNullable(System.getProperty("vgg.cifar10"))
            .or(() -> Optional.ofNullable(System.getenv("VGG_CIFAR10")))
            .filter(Predicate.not(String::isBlank))
            .orElse("");
    assumeTrue(
        !path.isEmpty(),
        "needs the full CIFAR-10: set -Dvgg.cifar10 or VGG_CIFAR10 to its folder or archive");
  }

  @Test
  void classes_are5000And1000Each() {
    ImageSource source = ImageSources.open(path);

    assertThat(source.training().classCounts()).containsOnly(5000).hasSize(10);
    assertThat(source.test().open().classCounts()).containsOnly(1000).hasSize(10);
    assertThat(source.training().classNames()).startsWith("airplane").endsWith("truck");
  }

  /**
   * Means 0.4914, 0.4822, 0.4465 and deviations 0.2470, 0.2435, 0.2616 of the published training
   * images; a copy that went through JPEG is up to 0.0018 lower and passes too.
   */
  @Test
  void standardization_usesTheKnownStatistics() {
    ImageSet training = ImageSources.open(path).training();

    ChannelScaling scaling = PixelScaling.STANDARDIZED.resolve(training);

    List<Double> means = List.of(0.4914, 0.4822, 0.4465);
    List<Double> deviations = List.of(0.2470, 0.2435, 0.2616);
    for (int c = 0; c < 3; c++) {
      double deviation = 1 / scaling.scale().get(c) / 255;
      assertThat(deviation).isCloseTo(deviations.get(c), within(0.002));
      assertThat(-scaling.shift().get(c) * deviation).isCloseTo(means.get(c), within(0.002));
    }
  }
}
