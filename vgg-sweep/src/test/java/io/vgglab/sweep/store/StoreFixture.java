package io.vgglab.sweep.store;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialParameter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A store under test with one study, and what the contracts put into it. */
interface StoreFixture {

  Instant START = Instant.parse("2026-11-25T10:00:00.123456Z");
  StudyHeader HEADER = StudyHeader.of("vgg", Direction.MAXIMIZE, "macroF1");
  Duration GRACE = Duration.ofSeconds(60);

  StudyStore store();

  StoredStudy study();

  /** Another view of the same store: a second connection, or the same object in memory. */
  StudyStore reopen();

  default StoredStudy reopened() {
    return reopen().find("vgg").orElseThrow();
  }

  default TrialLease claim(int number) {
    return study().claim(new TrialClaim(number, parameters(), Map.of(), "run")).orElseThrow();
  }

  static Map<String, TrialParameter> parameters() {
    Map<String, TrialParameter> parameters = new LinkedHashMap<>();
    parameters.put("learningRate", TrialParameter.of(FloatRange.log(1e-5, 0.1), 1e-3));
    parameters.put("batchSize", TrialParameter.of(IntRange.stepped(8, 64, 8), 32L));
    parameters.put("dropout", TrialParameter.of(FloatRange.stepped(0, 0.7, 0.1), 0.3));
    parameters.put("optimizer", TrialParameter.of(ChoiceRange.of("sgd", "adam"), "adam"));
    parameters.put("nesterov", TrialParameter.of(ChoiceRange.of(false, true), true));
    parameters.put("mixed", TrialParameter.of(ChoiceRange.of(3L, 3.0, "3"), 3.0));
    return parameters;
  }

  /** Reports from a step on. */
  static Map<Integer, Double> steps(int first, double... values) {
    Map<Integer, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(first + i, values[i]);
    }
    return map;
  }
}
