package io.vgglab.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleGpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "NoDevFiles", "1"})
  void gpuThatIsHidden_isRefused(String visible) {
    assertThat(new VisibleGpus(Optional.of(visible)).obstacle(0))
        .hasValueSatisfying(
            text -> assertThat(text).contains("CUDA_VISIBLE_DEVICES=" + visible + ","));
  }

  @Test
  void gpuThatASchedulerHides_isRefusedWithTheRule() {
    assertThat(new VisibleGpus(Optional.of("3, 2")).obstacle(0))
        .contains(
            "device must be one of CUDA_VISIBLE_DEVICES=3, 2, counted as nvidia-smi does, but was"
                + " 'cuda:0'");
  }

  @Test
  void gpuThatASchedulerHides_hasAReasonForListings() {
    assertThat(new VisibleGpus(Optional.of("1")).reason(0))
        .contains("the GPU is hidden by CUDA_VISIBLE_DEVICES=1, counted as nvidia-smi does");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1,0", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"})
  void gpuThatNobodyHides_passes(String visible) {
    assertThat(new VisibleGpus(Optional.of(visible)).obstacle(0)).isEmpty();
    assertThat(new VisibleGpus(Optional.of(visible)).reason(0)).isEmpty();
    assertThat(new VisibleGpus(Optional.empty()).obstacle(0)).isEmpty();
  }
}
