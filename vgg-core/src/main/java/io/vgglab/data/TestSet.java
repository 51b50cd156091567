package io.vgglab.data;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * The test images of a data set, closed: a type that no trainer, sampler or pruner accepts.
 *
 * <p>Networks see it in two places: in the final test of a finished study, once, and where presets
 * validate on test because the experiment they repeat did so; their reports say it. Otherwise it is
 * only opened to hash its images ({@link ImageSource#contentHash}) and to count them ({@code vgg
 * data}).
 */
public final class TestSet {
  private final String source;
  private final Supplier<ImageSet> reader;

  /**
   * A closed test set.
   *
   * @param source name of the data set
   * @param reader reads the images, called at each {@link #open()}
   */
  public TestSet(String source, Supplier<ImageSet> reader) {
    this.source = Objects.requireNonNull(source, "source");
    this.reader = Objects.requireNonNull(reader, "reader");
  }

  /** Name of the data set that it belongs to. */
  public String source() {
    return source;
  }

  /**
   * Reads the test images.
   *
   * @throws DataException if they are missing or damaged
   */
  public ImageSet open() {
    return reader.get();
  }
}
