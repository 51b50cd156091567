package io.vgglab.sweep.executor;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.data.source.ImageSources;
import io.vgglab.train.TrainingData;
import io.vgglab.train.TrainingPlan;

/** The images of a worker, read and checked once for all trials that use the same. */
final class LoadedData {

  private String location = "";
  private String contentHash = "";
  private ImageSource source;
  private ImageSet training;

  /** Images for a plan. */
  TrainingData of(String newLocation, String expectedHash, TrainingPlan plan) {
    if (!location.equals(newLocation) || !contentHash.equals(expectedHash)) {
      load(newLocation, expectedHash);
    }
    return TrainingData.of(training, source.test(), plan);
  }

  /** The test images that come with the data loaded last. */
  TestSet test() {
    return source.test();
  }

  private void load(String newLocation, String expectedHash) {
    source = ImageSources.open(newLocation);
    training = source.training();
    String actual = source.contentHash();
    if (!actual.equals(expectedHash)) {
      throw new DataException(
          source.name(),
          "content must have the hash "
              + expectedHash
              + ", but had "
              + actual
              + "; the images have changed since the study began");
    }
    location = newLocation;
    contentHash = expectedHash;
  }
}
