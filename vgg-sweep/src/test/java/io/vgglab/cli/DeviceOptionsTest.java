package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "NoDevFiles", "1"})
  void gpuThatIsHidden_isRefused(String visible) {
    assertThatThrownBy(() -> DeviceOptions.requireVisible(0, Optional.of(visible)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("CUDA_VISIBLE_DEVICES=" + visible + ",");
  }

  @Test
  void gpuThatASchedulerHides_isRefusedWithTheRule() {
    assertThatThrownBy(() -> DeviceOptions.requireVisible(0, Optional.of("3, 2")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "device must be one of CUDA_VISIBLE_DEVICES=3, 2, counted as nvidia-smi does, but was"
                + " 'cuda:0'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1,0", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"})
  void gpuThatNobodyHides_passes(String visible) {
    assertThatCode(() -> DeviceOptions.requireVisible(0, Optional.of(visible)))
        .doesNotThrowAnyException();
    assertThatCode(() -> DeviceOptions.requireVisible(0, Optional.empty()))
        .doesNotThrowAnyException();
  }
}
