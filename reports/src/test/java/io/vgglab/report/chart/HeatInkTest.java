package io.vgglab.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatInkTest {

  /** WCAG 2.2, success criterion 1.4.3. */
  private static final double LEGIBLE = 4.5;

  private static final int STEPS = 400;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void figures_areLegibleOnEveryShadeOfBothThemes(int first) throws IOException {
    for (Map<String, double[]> theme : themes()) {
      for (int step = 0; step <= STEPS; step++) {
        double depth = (double) step / STEPS;
        double[] ink = theme.get(HeatInk.of(depth, first).replaceAll("var\\(--|\\)", ""));
        assertThat(contrast(ink, shade(theme, first, depth)))
            .as("contrast at %s of the scale", depth)
            .isGreaterThanOrEqualTo(LEGIBLE);
      }
    }
  }

  @Test
  void figuresOfDifferences_areLegibleOnBothEnds() throws IOException {
    for (Map<String, double[]> theme : themes()) {
      assertThat(contrast(theme.get("heat-dark-ink"), theme.get("heat-less")))
          .isGreaterThanOrEqualTo(LEGIBLE);
      assertThat(contrast(theme.get("heat-dark-ink"), theme.get("heat-more")))
          .isGreaterThanOrEqualTo(LEGIBLE);
    }
  }

  /** Colours of the style sheet's heat maps by name: light, dark by system, dark by choice. */
  private static List<Map<String, double[]>> themes() throws IOException {
    String css;
    try (InputStream stream =
        HeatInk.class.getResourceAsStream("/io/vgglab/report/page/report.css")) {
      css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Map<String, double[]>> themes = new ArrayList<>();
    Matcher colour = Pattern.compile("--(heat-[a-z0-9-]+): #([0-9a-f]{6});").matcher(css);
    while (colour.find()) {
      if (colour.group(1).equals("heat-0")) {
        themes.add(new HashMap<>());
      }
      themes.get(themes.size() - 1).put(colour.group(1), rgb(colour.group(2)));
    }
    assertThat(themes).hasSize(3).allSatisfy(theme -> assertThat(theme).hasSize(9));
    return themes;
  }

  private static double[] rgb(String hex) {
    int value = Integer.parseInt(hex, 16);
    return new double[] {value >> 16, value >> 8 & 0xff, value & 0xff};
  }

  private static double[] shade(Map<String, double[]> theme, int first, double depth) {
    double place = first + depth * (4 - first);
    int below = Math.min((int) place, 3);
    double[] from = theme.get("heat-" + below);
    double[] to = theme.get("heat-" + (below + 1));
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = from[i] + (to[i] - from[i]) * (place - below);
    }
    return mixed;
  }

  private static double contrast(double[] one, double[] other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(double[] colour) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double share = colour[i] / 255;
      linear[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
