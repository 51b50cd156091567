package io.vgglab.report.view;

import java.util.Objects;

/** A PNG in Base64 with its caption, which is also what a reader who cannot see it is told. */
public record Picture(String png, String caption) {

  /** Checks that both are there. */
  public Picture {
    Objects.requireNonNull(png, "png");
    Objects.requireNonNull(caption, "caption");
  }
}
