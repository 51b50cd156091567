package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudySettings;
import io.vgglab.sweep.store.StudyStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Opens the stored study of a study file, and refuses one that another file began. */
public final class StudyOpening {

  private static final int FORMAT = 1;

  private StudyOpening() {}

  /**
   * The stored study, created if there is none.
   *
   * @throws StudyFileException if the file or the images have changed since it began
   */
  public static StoredStudy open(StudySpec spec, StudyData data, StudyStore store) {
    StoredStudy stored =
        store.openOrCreate(new StudyHeader(spec.name(), spec.directions(), spec.objectives()));
    String hash = hash(spec);
    Optional<StudySettings> before = stored.settings();
    if (before.isEmpty()) {
      stored.saveSettings(new StudySettings(spec.text(), hash, spec.lookBehind(), FORMAT));
      stored.putUserAttribute(StudyFacts.ATTRIBUTE, StudyFacts.of(spec, data).json());
      return stored;
    }
    if (!before.get().hash().equals(hash)) {
      throw new StudyFileException(
          "study "
              + spec.name()
              + " was begun with another study file, which differs at '"
              + difference(before.get().text(), spec.text())
              + "'; give the new study another name");
    }
    String begun = StudyFacts.read(stored).contentHash();
    if (!begun.isEmpty() && !begun.equals(data.ref().contentHash())) {
      throw new StudyFileException(
          "study " + spec.name() + " was begun with other images; give the new study another name");
    }
    return stored;
  }

  /** A hash of what the file means: comments and layout do not count. */
  private static String hash(StudySpec spec) {
    String meaning =
        String.join(
            "\n",
            spec.base().settings().toString(),
            spec.space().toString(),
            spec.sampler().toString(),
            spec.mode().toString(),
            spec.pruner().toString(),
            String.join(",", spec.objectives()),
            Integer.toString(spec.trials()),
            Integer.toString(spec.budget().epochs()) + spec.conduct().meaning());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String difference(String before, String now) {
    String[] old = before.lines().toArray(String[]::new);
    String[] lines = now.lines().toArray(String[]::new);
    for (int i = 0; i < lines.length; i++) {
      if (i >= old.length || !lines[i].equals(old[i])) {
        return "line " + (i + 1) + ": " + lines[i].strip();
      }
    }
    return "line " + (lines.length + 1);
  }
}
