package io.vgglab.report.figure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class MistakeTest {

  @Test
  void otherFormats_areRefused() {
    assertThatThrownBy(() -> new Mistake("cat", "dog", 0.9, "PHN2ZyBvbmxvYWQ9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "png must start with the signature of PNG in Base64, but started with PHN2ZyBvbmxv");
  }

  @Test
  void largeImages_areRefused() {
    byte[] bytes = new byte[16_385];
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    System.arraycopy(signature, 0, bytes, 0, signature.length);

    assertThatThrownBy(
            () -> new Mistake("cat", "dog", 0.9, Base64.getEncoder().encodeToString(bytes)))
        .hasMessage("png must have at most 16384 bytes, but had 16385");
  }
}
