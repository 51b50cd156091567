package io.vgglab.sweep.study;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.model.TensorShape;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.Experiment;
import io.vgglab.train.ImageFit;
import io.vgglab.train.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images of a study, or of a single training, by what is known of them without their pixels.
 *
 * @param ref name and content
 * @param shape shape of one image
 * @param classNames names by label
 */
public record StudyData(TrialRequest.DataRef ref, TensorShape shape, List<String> classNames) {

  /** Copies the names. */
  public StudyData {
    classNames = List.copyOf(classNames);
  }

  /** Reads the images once. */
  public static StudyData of(ImageSource source) {
    ImageSet training = source.training();
    return new StudyData(
        new TrialRequest.DataRef(source.name(), source.contentHash(training)),
        training.shape(),
        training.classNames());
  }

  /** Fits networks to these images. */
  public ImageFit imageFit() {
    return new ImageFit(shape, classNames.size());
  }

  /** What the trials of a study start from, on these images. */
  Experiment base(StudySpec spec) {
    return fit(spec, spec.base(), Set.of());
  }

  /** The baseline of a study on these images, if it declares one. */
  Optional<Experiment> baseline(StudySpec spec) {
    return spec.conduct().baseline().map(baseline -> fit(spec, baseline, changes(spec, baseline)));
  }

  /** The experiment of a trial on these images, with its seed plus a number. */
  Experiment experiment(StudySpec spec, TrialRecord trial, int seedsBefore) {
    Experiment experiment = fit(spec, trial.assignment());
    long seed = experiment.plan().seed() + seedsBefore;
    return experiment.with(Map.of(Setting.SEED.key(), Long.toString(seed)));
  }

  /**
   * Checks what a study sets that else follows the images.
   *
   * @throws StudyFileException if it does not suit these
   */
  void requireSuiting(StudySpec spec) {
    try {
      base(spec);
      baseline(spec);
      for (Setting setting : ImageFit.FOLLOWING) {
        for (Object value : StudyCheck.samples(spec.space(), setting.key())) {
          fit(spec, Assignment.empty().with(setting.key(), value));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new StudyFileException("study " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  private Experiment fit(StudySpec spec, Assignment assignment) {
    return fit(spec, Decoder.decode(spec.base(), assignment), assignment.values().keySet());
  }

  private Experiment fit(StudySpec spec, Experiment experiment, Set<String> changes) {
    Set<String> set = new HashSet<>(spec.ownInput());
    set.addAll(changes);
    return imageFit().fit(experiment, set);
  }

  private static Set<String> changes(StudySpec spec, Experiment experiment) {
    Set<String> changes = new HashSet<>();
    for (Setting setting : ImageFit.FOLLOWING) {
      if (!setting.text(experiment).equals(setting.text(spec.base()))) {
        changes.add(setting.key());
      }
    }
    return changes;
  }
}
