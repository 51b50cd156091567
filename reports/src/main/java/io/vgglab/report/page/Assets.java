package io.vgglab.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style sheet, script and ECharts, read once from the class path, and the policy that allows
 * exactly these.
 *
 * @param style the style sheet
 * @param script the pages' own script
 * @param echarts the ECharts library, empty for pages without charts
 * @param policy the content-security policy
 */
public record Assets(String style, String script, String echarts, String policy) {

  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  /** The assets of pages with charts. */
  static Assets withCharts() {
    return Loaded.WITH_CHARTS;
  }

  /** The assets of pages without charts. */
  static Assets withoutCharts() {
    return Loaded.WITHOUT_CHARTS;
  }

  private static Assets of(String style, String script, String echarts) {
    String scripts = hash(script) + (echarts.isEmpty() ? "" : " " + hash(echarts));
    String policy =
        "default-src 'none'; script-src "
            + scripts
            + "; style-src "
            + hash(style)
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    return new Assets(style, script, echarts, policy);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 must be there in every Java platform", e);
    }
  }

  private static String read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "class path must hold " + resource + ", but it was missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static final class Loaded {
    private static final String STYLE = read("/io/vgglab/report/page/report.css");
    private static final String SCRIPT =
        read("/io/vgglab/report/page/report.js")
            + read("/io/vgglab/report/page/pins.js")
            + read("/io/vgglab/report/page/inspector.js");
    private static final Assets WITH_CHARTS = of(STYLE, SCRIPT, read(ECHARTS));
    private static final Assets WITHOUT_CHARTS = of(STYLE, SCRIPT, "");
  }
}
