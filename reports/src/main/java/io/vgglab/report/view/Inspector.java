package io.vgglab.report.view;

import java.util.Objects;

/**
 * A place where readers choose one trial or two and see them side by side; the figures come from a
 * download of the page.
 *
 * @param id distinct within the page, usable as an HTML id; empty for none
 * @param file file name of the study's JSON among the downloads
 * @param metric name of the primary metric
 * @param rate what the speed is called: the mean over the epochs that the download has
 */
public record Inspector(String id, String file, String metric, String rate) implements Block {

  /** Checks that all is there. */
  public Inspector {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(rate, "rate");
  }

  /** The inspector that is not there. */
  public static Inspector none() {
    return new Inspector("", "", "", "");
  }

  @Override
  public boolean isEmpty() {
    return id.isEmpty();
  }
}
