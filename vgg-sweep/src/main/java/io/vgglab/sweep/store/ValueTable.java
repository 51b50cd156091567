package io.vgglab.sweep.store;

import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.trial.TrialParameter;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes the numbers of a trial: parameters, reports, final values. */
final class ValueTable {

  private ValueTable() {}

  /** Gives a trial its parameters; those that it had while it waited go. */
  static void putParameters(Handle handle, long trial, Map<String, TrialParameter> parameters) {
    handle.execute("DELETE FROM trial_params WHERE trial_id = ?", trial);
    if (parameters.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json)"
                + " VALUES (:trial, :name, :value, :json)");
    parameters.forEach(
        (name, parameter) ->
            batch
                .bind("trial", trial)
                .bind("name", name)
                .bind("value", parameter.internal())
                .bind("json", DistributionJson.write(parameter.range()))
                .add());
    batch.execute();
  }

  /** Adds a report, unless the step has one. */
  static void addReport(Handle handle, long trial, int step, double value) {
    bindValue(
            handle
                .createUpdate(
                    "INSERT INTO trial_intermediate_values"
                        + " (trial_id, step, intermediate_value, intermediate_value_type)"
                        + " VALUES (:trial, :step, :value, :type)"
                        + " ON CONFLICT (trial_id, step) DO NOTHING")
                .bind("trial", trial)
                .bind("step", step),
            value)
        .execute();
  }

  /** Adds the final values, one per objective. */
  static void addValues(Handle handle, long trial, List<Double> values) {
    for (int objective = 0; objective < values.size(); objective++) {
      bindValue(
              handle
                  .createUpdate(
                      "INSERT INTO trial_values (trial_id, objective, value, value_type)"
                          + " VALUES (:trial, :objective, :value, :type)")
                  .bind("trial", trial)
                  .bind("objective", objective),
              values.get(objective))
          .execute();
    }
  }

  private static <S extends SqlStatement<S>> S bindValue(S statement, double value) {
    StoredDouble type = StoredDouble.typeOf(value);
    S typed = statement.bind("type", type.name());
    return type == StoredDouble.FINITE
        ? typed.bind("value", value)
        : typed.bindNull("value", Types.DOUBLE);
  }
}
