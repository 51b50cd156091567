package io.vgglab.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlugTest {

  @Test
  void name_becomesLettersDigitsAndHyphens() {
    assertThat(Slug.of("  CIFAR-10: VGG16 (bn, after) ")).isEqualTo("cifar-10-vgg16-bn-after");
    assertThat(Slug.of("pytorch_simple")).isEqualTo("pytorch-simple");
  }

  @Test
  void namesThatLoseSomething_stayApart() {
    String start = "x".repeat(60);

    assertThat(Slug.of(start)).isEqualTo(start);
    assertThat(Slug.of(start + "1")).startsWith("xxx").isNotEqualTo(Slug.of(start + "2"));
    assertThat(Slug.of("研究")).startsWith("unnamed-").isNotEqualTo(Slug.of("実験"));
    assertThat(Slug.of("naïve")).startsWith("na-ve-").isNotEqualTo(Slug.of("na-ve"));
  }

  @Property
  void slug_isAFileNameAndAlwaysTheSame(@ForAll String name) {
    assertThat(Slug.of(name))
        .matches("[a-z0-9]+(-[a-z0-9]+)*")
        .hasSizeBetween(1, 60)
        .isEqualTo(Slug.of(name));
  }
}
