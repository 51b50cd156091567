package io.vgglab.report.study;

import io.vgglab.report.view.Fact;
import io.vgglab.report.view.FactList;
import java.util.List;
import java.util.Map;

/**
 * A study's settings as facts: in the head of the page without their options, whole further down.
 */
final class SettingFacts {

  /** A setting with more options than this loses them in the head. */
  private static final int MOST_OPTIONS = 2;

  private SettingFacts() {}

  /** All settings, each so short that it can be taken in at a glance. */
  static List<Fact> brief(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            entry ->
                new Fact(
                    TrialFigures.capitalised(entry.getKey()),
                    isShortened(entry)
                        ? entry.getValue().substring(0, entry.getValue().indexOf(','))
                        : entry.getValue()))
        .toList();
  }

  /** The settings that lost something in the head. */
  static FactList whole(Map<String, String> settings) {
    return new FactList(
        "Search",
        settings.entrySet().stream()
            .filter(SettingFacts::isShortened)
            .map(entry -> new Fact(TrialFigures.capitalised(entry.getKey()), entry.getValue()))
            .toList());
  }

  private static boolean isShortened(Map.Entry<String, String> setting) {
    return setting.getValue().chars().filter(c -> c == ',').count() > MOST_OPTIONS;
  }
}
