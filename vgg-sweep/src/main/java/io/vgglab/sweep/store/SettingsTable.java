package io.vgglab.sweep.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of what studies were started with. */
final class SettingsTable {

  private SettingsTable() {}

  static Optional<StudySettings> read(Handle handle, long study) {
    return handle
        .createQuery(
            "SELECT file_text, file_hash, look_behind, format_version FROM vgglab_studies"
                + " WHERE study_id = :study")
        .bind("study", study)
        .map(
            (row, context) ->
                new StudySettings(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
        .findOne();
  }

  static void put(Handle handle, long study, StudySettings settings) {
    handle
        .createUpdate(
            "INSERT INTO vgglab_studies"
                + " (study_id, file_text, file_hash, look_behind, format_version)"
                + " VALUES (:study, :text, :hash, :lookBehind, :version)"
                + " ON CONFLICT (study_id) DO UPDATE SET file_text = excluded.file_text,"
                + " file_hash = excluded.file_hash, look_behind = excluded.look_behind,"
                + " format_version = excluded.format_version")
        .bind("study", study)
        .bind("text", settings.text())
        .bind("hash", settings.hash())
        .bind("lookBehind", settings.lookBehind())
        .bind("version", settings.formatVersion())
        .execute();
  }
}
