package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudySettings;
import io.vgglab.sweep.store.StudyStore;
import java.util.Optional;

/**
 * Opens the stored study of a study file, and refuses one that another file began, unless the file
 * is a declared extension of it.
 */
public final class StudyOpening {

  /** User attribute with the files that an extended study had before. */
  static final String EARLIER_FILES = "vgglab:earlierFiles";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  private StudyOpening() {}

  /**
   * The stored study, created if there is none.
   *
   * @throws StudyFileException if the file says something else than when it began, or the images
   *     are others or do not suit what it sets
   * @throws IllegalStateException if the file extends the study while a process runs it
   */
  public static StoredStudy open(StudySpec spec, StudyData data, StudyStore store) {
    data.requireSuiting(spec);
    StoredStudy stored =
        store.openOrCreate(new StudyHeader(spec.name(), spec.directions(), spec.objectives()));
    Optional<StudySettings> before = stored.settings();
    if (before.isEmpty()) {
      save(spec, data, stored);
      return stored;
    }
    if (!before.get().hash().equals(Meaning.of(spec).hash())) {
      Extension.check(begun(spec, before.get()), spec);
      requireSameImages(spec, data, stored);
      requireNobodyAtWork(spec, stored);
      stored.putUserAttribute(EARLIER_FILES, earlierFiles(stored, before.get().text()));
      save(spec, data, stored);
    }
    requireSameImages(spec, data, stored);
    return stored;
  }

  /** What the study began with, which an earlier version may have read more kindly. */
  private static StudySpec begun(StudySpec spec, StudySettings before) {
    try {
      return StudyFile.parse(before.text(), spec.name());
    } catch (StudyFileException e) {
      throw new StudyFileException(
          "study "
              + spec.name()
              + " was begun with another study file, which is refused today: "
              + e.getMessage().replace("\n", "; ")
              + "; give the new study another name");
    }
  }

  /** The settings last: they say that all else is there, however the process ends. */
  private static void save(StudySpec spec, StudyData data, StoredStudy stored) {
    stored.putUserAttribute(StudyFacts.ATTRIBUTE, StudyFacts.of(spec, data).json());
    stored.saveSettings(
        new StudySettings(spec.text(), Meaning.of(spec).hash(), spec.lookBehind(), FORMAT));
  }

  private static void requireSameImages(StudySpec spec, StudyData data, StoredStudy stored) {
    String begun = StudyFacts.read(stored).contentHash();
    if (!begun.isEmpty() && !begun.equals(data.ref().contentHash())) {
      throw new StudyFileException(
          "study " + spec.name() + " was begun with other images; give the new study another name");
    }
  }

  /** A process at work knows the file of before alone, and would go on choosing by it. */
  private static void requireNobodyAtWork(StudySpec spec, StoredStudy stored) {
    stored.runs().stream()
        .filter(status -> status.isAlive(RunStatus.GRACE))
        .findFirst()
        .ifPresent(
            status -> {
              throw new IllegalStateException(
                  "study "
                      + spec.name()
                      + " cannot be extended while it is being run by "
                      + status.run().describe()
                      + "; wait for it or end it");
            });
  }

  /** The files that a study had before its present one, each with the trials that stood then. */
  private static String earlierFiles(StoredStudy stored, String text) {
    String known = stored.userAttributes().get(EARLIER_FILES);
    try {
      ArrayNode files = known == null ? JSON.createArrayNode() : (ArrayNode) JSON.readTree(known);
      files.addObject().put("trials", stored.trials().size()).put("file", text);
      return files.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + EARLIER_FILES + " must be JSON", e);
    }
  }
}
