package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.data.source.ImageSources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyDataTest {

  @Test
  void images_areReadOnce() {
    ImageSource images = ImageSources.open("synthetic:8x8x1:2:64:16");
    List<String> reads = new ArrayList<>();
    ImageSource counting =
        new ImageSource() {
          @Override
          public String name() {
            return images.name();
          }

          @Override
          public ImageSet training() {
            reads.add("training");
            return images.training();
          }

          @Override
          public TestSet test() {
            return new TestSet(
                images.name(),
                () -> {
                  reads.add("test");
                  return images.test().open();
                });
          }
        };

    StudyData data = StudyData.of(counting);

    assertThat(reads).containsExactly("training", "test");
    assertThat(data).isEqualTo(StudyData.of(images));
  }
}
