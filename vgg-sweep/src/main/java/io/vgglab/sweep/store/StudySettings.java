package io.vgglab.sweep.store;

import java.util.Objects;

/**
 * What a study was started with, kept so that a changed study file is noticed.
 *
 * @param text the study file as it was read
 * @param hash the hash of what the file means, as its reader computes it
 * @param lookBehind how far back a trial may look, not negative
 * @param formatVersion version of the study file's format, at least 1
 */
public record StudySettings(String text, String hash, int lookBehind, int formatVersion) {

  public StudySettings {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(hash, "hash");
    if (lookBehind < 0) {
      throw new IllegalArgumentException("lookBehind must not be negative, but was " + lookBehind);
    }
    if (formatVersion < 1) {
      throw new IllegalArgumentException(
          "formatVersion must be at least 1, but was " + formatVersion);
    }
  }
}
