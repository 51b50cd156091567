package io.vgglab.report.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.view.Digest.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class SketchTest {

  @Test
  void curve_goesFromEdgeToEdge() {
    assertThat(Sketch.path(Shape.CURVE, List.of(0.0, 1.0, 0.5)))
        .isEqualTo("M3.0 33.0L60.0 3.0L117.0 18.0");
  }

  @Test
  void dots_areLinesWithoutLength() {
    assertThat(Sketch.path(Shape.DOTS, List.of(1.0, Double.NaN, 2.0)))
        .isEqualTo("M3.0 33.0h0M117.0 3.0h0");
    assertThat(Sketch.path(Shape.DOTS, List.of(1.0))).isEqualTo("M60.0 18.0h0");
  }

  @Test
  void bars_growFromZero() {
    assertThat(Sketch.path(Shape.BARS, List.of(1.0, -1.0)))
        .isEqualTo("M31.5 18.0V3.0M88.5 18.0V33.0");
  }

  @Test
  void tooFewNumbers_areNothing() {
    assertThat(Sketch.path(Shape.CURVE, List.of(1.0))).isEmpty();
    assertThat(Sketch.path(Shape.BARS, List.of())).isEmpty();
  }
}
