package io.vgglab.report.figure;

import java.util.Objects;

/**
 * The data of a training or a study.
 *
 * @param name for example {@code cifar-10}
 * @param embedded whether the small data set that ships with the suite was used
 * @param contentHash hash of the data's content, empty where unknown
 * @param split the split that was validated on
 * @param trainImages images trained on, 0 where unknown
 * @param evaluatedImages images validated on, 0 where unknown
 */
public record DataFacts(
    String name,
    boolean embedded,
    String contentHash,
    EvaluatedSplit split,
    int trainImages,
    int evaluatedImages) {

  /** Checks that texts are there and counts are not negative. */
  public DataFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(split, "split");
    if (trainImages < 0 || evaluatedImages < 0) {
      throw new IllegalArgumentException(
          "trainImages and evaluatedImages must not be negative, but were "
              + trainImages
              + " and "
              + evaluatedImages);
    }
  }

  /** Data of which only the name and the validated split are known. */
  public static DataFacts of(String name, EvaluatedSplit split) {
    return new DataFacts(name, false, "", split, 0, 0);
  }
}
