package io.vgglab.sweep.store;

import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads many trials with few queries. */
final class TrialReader {

  /** How many trials one query asks for. */
  private static final int CHUNK = 500;

  /** A trial's own row, before its details are known. */
  record Head(long id, int number, TrialState state, TrialTimes times) {}

  private final Map<String, Range> ranges = new HashMap<>();

  /** The heads of the trials of a study from a number on, in order. */
  List<Head> heads(Handle handle, long study, int from) {
    return handle
        .createQuery(
            "SELECT trial_id, number, state, datetime_start, datetime_complete FROM trials"
                + " WHERE study_id = :study AND number >= :from ORDER BY number")
        .bind("study", study)
        .bind("from", from)
        .map((row, context) -> head(row))
        .list();
  }

  /** The trials of these heads in the same order. */
  List<TrialRecord> details(Handle handle, List<Head> heads) {
    List<TrialRecord> trials = new ArrayList<>();
    for (int from = 0; from < heads.size(); from += CHUNK) {
      List<Head> chunk = heads.subList(from, Math.min(from + CHUNK, heads.size()));
      trials.addAll(chunk(handle, chunk));
    }
    return trials;
  }

  private List<TrialRecord> chunk(Handle handle, List<Head> heads) {
    List<Long> ids = heads.stream().map(Head::id).toList();
    Map<Long, Map<String, TrialParameter>> parameters = parameters(handle, ids);
    Map<Long, List<Double>> values = values(handle, ids);
    Map<Long, NavigableMap<Integer, Double>> reports = reports(handle, ids);
    Map<Long, Map<String, String>> user = AttributeTable.TRIAL_USER.read(handle, ids);
    Map<Long, Map<String, String>> system = AttributeTable.TRIAL_SYSTEM.read(handle, ids);
    return heads.stream()
        .map(
            head ->
                new TrialRecord(
                    head.number(),
                    head.state(),
                    parameters.getOrDefault(head.id(), Map.of()),
                    values.getOrDefault(head.id(), List.of()),
                    reports.getOrDefault(head.id(), new TreeMap<>()),
                    user.getOrDefault(head.id(), Map.of()),
                    system.getOrDefault(head.id(), Map.of()),
                    head.times()))
        .toList();
  }

  private Map<Long, Map<String, TrialParameter>> parameters(Handle handle, Collection<Long> ids) {
    Map<Long, Map<String, TrialParameter>> found = new HashMap<>();
    each(
        handle,
        "SELECT trial_id, param_name, param_value, distribution_json FROM trial_params"
            + " WHERE trial_id IN (<ids>) ORDER BY trial_id, param_id",
        ids,
        row ->
            found
                .computeIfAbsent(row.getLong(1), id -> new LinkedHashMap<>())
                .put(row.getString(2), parameter(row)));
    return found;
  }

  static Map<Long, List<Double>> values(Handle handle, Collection<Long> ids) {
    Map<Long, List<Double>> found = new HashMap<>();
    each(
        handle,
        "SELECT trial_id, value, value_type FROM trial_values"
            + " WHERE trial_id IN (<ids>) ORDER BY trial_id, objective",
        ids,
        row ->
            found
                .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(StoredDouble.valueOf(row.getString(3)).read(row.getDouble(2))));
    return found;
  }

  private Map<Long, NavigableMap<Integer, Double>> reports(Handle handle, Collection<Long> ids) {
    Map<Long, NavigableMap<Integer, Double>> found = new HashMap<>();
    each(
        handle,
        "SELECT trial_id, step, intermediate_value, intermediate_value_type"
            + " FROM trial_intermediate_values WHERE trial_id IN (<ids>)",
        ids,
        row ->
            found
                .computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                .put(row.getInt(2), StoredDouble.valueOf(row.getString(4)).read(row.getDouble(3))));
    return found;
  }

  private TrialParameter parameter(ResultSet row) throws SQLException {
    String name = row.getString(2);
    try {
      Range range = ranges.computeIfAbsent(row.getString(4), DistributionJson::read);
      return new TrialParameter(range, row.getDouble(3));
    } catch (IllegalArgumentException e) {
      throw new StoreException("parameter " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Head head(ResultSet row) throws SQLException {
    TrialTimes times =
        new TrialTimes(
            Optional.ofNullable(row.getString(4)).map(StoredTime::read),
            Optional.ofNullable(row.getString(5)).map(StoredTime::read));
    return new Head(row.getLong(1), row.getInt(2), TrialState.valueOf(row.getString(3)), times);
  }

  @FunctionalInterface
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(Handle handle, String sql, Collection<Long> ids, RowReader reader) {
    handle
        .createQuery(sql)
        .bindList("ids", List.copyOf(ids))
        .scanResultSet(
            (rows, context) -> {
              ResultSet row = rows.get();
              while (row.next()) {
                reader.read(row);
              }
              return true;
            });
  }
}
