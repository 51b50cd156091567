package io.vgglab.sweep.executor;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.data.source.ImageSources;
import io.vgglab.train.Experiment;
import io.vgglab.train.TrainingData;

/** The images of a worker, read and checked once for all trials that use the same. */
final class LoadedData {

  private String location = "";
  private String contentHash = "";
  private ImageSource source;
  private ImageSet training;

  /** Images for an experiment, grey ones repeated to the channels of its network. */
  TrainingData of(String newLocation, String expectedHash, Experiment experiment) {
    if (!location.equals(newLocation) || !contentHash.equals(expectedHash)) {
      load(newLocation, expectedHash);
    }
    return TrainingData.of(
        training.withChannels(channels(experiment)), test(experiment), experiment.plan());
  }

  /** The test images that come with the data loaded last, for an experiment. */
  TestSet test(Experiment experiment) {
    return source.withChannels(channels(experiment)).test();
  }

  private static int channels(Experiment experiment) {
    return experiment.spec().input().channels();
  }

  private void load(String newLocation, String expectedHash) {
    ImageSource opened = ImageSources.open(newLocation);
    ImageSet images = opened.training();
    String actual = opened.contentHash(images);
    if (!actual.equals(expectedHash)) {
      throw new DataException(
          opened.name(),
          "content must have the hash "
              + expectedHash
              + ", but had "
              + actual
              + "; the images have changed since the study began");
    }
    source = opened;
    training = images;
    location = newLocation;
    contentHash = expectedHash;
  }
}
