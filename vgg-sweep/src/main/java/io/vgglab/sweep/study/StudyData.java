package io.vgglab.sweep.study;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.util.List;
import java.util.Map;

/**
 * The images of a study by what reports need to know of them.
 *
 * @param ref name and content
 * @param inputShape shape as {@link Setting#INPUT} writes it
 * @param classNames names by label
 */
public record StudyData(TrialRequest.DataRef ref, String inputShape, List<String> classNames) {

  /** Copies the names. */
  public StudyData {
    classNames = List.copyOf(classNames);
  }

  /** Reads the images once. */
  public static StudyData of(ImageSource source) {
    ImageSet training = source.training();
    return new StudyData(
        new TrialRequest.DataRef(source.name(), source.contentHash()),
        training.shape().toString(),
        training.classNames());
  }

  /** An experiment whose network takes these images. */
  public Experiment fit(Experiment experiment) {
    return experiment.with(
        Map.of(
            Setting.INPUT.key(),
            inputShape,
            Setting.CLASSES.key(),
            Integer.toString(classNames.size())));
  }

  /** The experiment of a trial on these images, with its seed plus a number. */
  Experiment experiment(StudySpec spec, TrialRecord trial, int seedsBefore) {
    Experiment experiment = fit(Decoder.decode(spec.base(), trial.assignment()));
    long seed = experiment.plan().seed() + seedsBefore;
    return experiment.with(Map.of(Setting.SEED.key(), Long.toString(seed)));
  }
}
