package io.vgglab.sweep.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The four tables of attributes, which are alike. */
enum AttributeTable {
  STUDY_USER("study_user_attribute", "study_id"),
  STUDY_SYSTEM("study_system_attribute", "study_id"),
  TRIAL_USER("trial_user_attribute", "trial_id"),
  TRIAL_SYSTEM("trial_system_attribute", "trial_id");

  private final String put;
  private final String read;

  AttributeTable(String stem, String owner) {
    put =
        "INSERT INTO "
            + stem
            + "s ("
            + owner
            + ", \"key\", value_json) VALUES (:owner, :key, :json) ON CONFLICT ("
            + owner
            + ", \"key\") DO UPDATE SET value_json = excluded.value_json";
    read =
        "SELECT "
            + owner
            + ", \"key\", value_json FROM "
            + stem
            + "s WHERE "
            + owner
            + " IN (<owners>) ORDER BY "
            + stem
            + "_id";
  }

  /** Adds or replaces attributes of a study or trial. */
  void put(Handle handle, long owner, Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(put);
    attributes.forEach(
        (key, json) -> batch.bind("owner", owner).bind("key", key).bind("json", json).add());
    batch.execute();
  }

  /** The attributes of one study or trial, oldest first. */
  Map<String, String> read(Handle handle, long owner) {
    return read(handle, List.of(owner)).getOrDefault(owner, Map.of());
  }

  /** The attributes of several; those without any are missing. */
  Map<Long, Map<String, String>> read(Handle handle, Collection<Long> owners) {
    Map<Long, Map<String, String>> found = new LinkedHashMap<>();
    handle
        .createQuery(read)
        .bindList("owners", List.copyOf(owners))
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(row.getLong(1), id -> new LinkedHashMap<>())
                    .put(row.getString(2), row.getString(3)))
        .list();
    return found;
  }
}
