package io.vgglab.train;

import io.vgglab.optim.EarlyStopping;
import io.vgglab.optim.ReduceLrOnPlateau;
import io.vgglab.optim.Schedule;
import java.util.Optional;

/** Schedules and the rules beside them to text and back. */
final class ScheduleText {

  private static final String NONE = "none";

  private ScheduleText() {}

  static String of(Schedule schedule) {
    if (schedule instanceof Schedule.Constant) {
      return "constant";
    }
    if (schedule instanceof Schedule.TimeDecay rule) {
      return "time-decay:" + Text.of(rule.decay());
    }
    if (schedule instanceof Schedule.Step rule) {
      return "step:" + rule.stages() + ":" + Text.of(rule.factor());
    }
    if (schedule instanceof Schedule.Cosine) {
      return "cosine";
    }
    if (schedule instanceof Schedule.OneCycle rule) {
      return "one-cycle:" + Text.of(rule.rise());
    }
    if (schedule instanceof Schedule.WarmUp rule) {
      return "warm-up:" + rule.steps() + ":" + of(rule.then());
    }
    throw new AssertionError(schedule);
  }

  static Schedule parse(String text) {
    String[] parts = text.split(":", 3);
    return switch (parts[0]) {
      case "constant" -> counted(text, parts, 1, new Schedule.Constant());
      case "cosine" -> counted(text, parts, 1, new Schedule.Cosine());
      case "time-decay" ->
          counted(text, parts, 2, new Schedule.TimeDecay(argument("decay", parts, 1)));
      case "one-cycle" ->
          parts.length == 1
              ? new Schedule.OneCycle(0.3)
              : counted(text, parts, 2, new Schedule.OneCycle(argument("rise", parts, 1)));
      case "step" -> new Schedule.Step(count("stages", parts), argument("factor", parts, 2));
      case "warm-up" ->
          new Schedule.WarmUp(count("steps", parts), parse(parts.length < 3 ? "" : parts[2]));
      default -> throw unknown(text);
    };
  }

  static String plateau(Optional<ReduceLrOnPlateau> rule) {
    return rule.map(
            r ->
                Text.of(r.factor())
                    + ":"
                    + r.patience()
                    + ":"
                    + Text.of(r.minDelta())
                    + ":"
                    + Text.of(r.floor()))
        .orElse(NONE);
  }

  static Optional<ReduceLrOnPlateau> parsePlateau(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "plateau must be none or FACTOR:PATIENCE:MIN_DELTA:FLOOR, but was '" + text + "'");
    }
    return Optional.of(
        new ReduceLrOnPlateau(
            Text.number("factor", parts[0]),
            Text.whole("patience", parts[1]),
            Text.number("minDelta", parts[2]),
            Text.number("floor", parts[3])));
  }

  static String earlyStopping(Optional<EarlyStopping> rule) {
    return rule.map(r -> r.patience() + ":" + Text.of(r.minDelta())).orElse(NONE);
  }

  static Optional<EarlyStopping> parseEarlyStopping(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "earlyStopping must be none or PATIENCE:MIN_DELTA, but was '" + text + "'");
    }
    return Optional.of(
        new EarlyStopping(Text.whole("patience", parts[0]), Text.number("minDelta", parts[1])));
  }

  private static int count(String name, String[] parts) {
    return Text.whole(name, parts.length < 2 ? "" : parts[1]);
  }

  private static double argument(String name, String[] parts, int index) {
    return Text.number(name, index < parts.length ? parts[index] : "");
  }

  private static Schedule counted(String text, String[] parts, int length, Schedule schedule) {
    if (parts.length != length) {
      throw unknown(text);
    }
    return schedule;
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "schedule must be one of constant, time-decay:DECAY, step:STAGES:FACTOR, cosine,"
            + " one-cycle:RISE, warm-up:STEPS:SCHEDULE, but was '"
            + text
            + "'");
  }
}
