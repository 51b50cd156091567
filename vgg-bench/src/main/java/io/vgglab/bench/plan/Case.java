package io.vgglab.bench.plan;

/**
 * A subject and a batch size for it.
 *
 * @param subject what is opened
 * @param batchSize images, at least 1
 */
public record Case(Subject subject, int batchSize) {

  /** Checks the batch size. */
  public Case {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, but was " + batchSize);
    }
  }

  /** Reads {@code seed/none/32@128}. */
  public static Case parse(String text) {
    String[] parts = text.split("@", -1);
    if (parts.length != 2 || !parts[1].matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "case must be a subject and a batch size such as seed/none/32@128, but was '"
              + text
              + "'");
    }
    return new Case(Subject.parse(parts[0]), Integer.parseInt(parts[1]));
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return subject.text() + "@" + batchSize;
  }
}
