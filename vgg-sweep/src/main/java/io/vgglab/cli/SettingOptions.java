package io.vgglab.cli;

import io.vgglab.model.Preset;
import io.vgglab.model.VggPlan;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The preset and the settings changed on the command line. */
final class SettingOptions {

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "seed",
      completionCandidates = PresetNames.class,
      description =
          "Network and training to start from: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private String preset;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes a setting; may be given several times. vgg summary --settings lists them.")
  private Map<String, String> changes = new LinkedHashMap<>();

  /** What {@code --preset} may be, for its help. */
  static final class PresetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Preset.values()).map(Preset::id).iterator();
    }
  }

  /** Changes as given, for a command to add its own to. */
  Map<String, String> changes() {
    return new LinkedHashMap<>(changes);
  }

  /** The preset's name. */
  String preset() {
    return preset;
  }

  /** The preset's experiment with {@code all} changes. */
  Experiment experiment(Map<String, String> all) {
    try {
      Experiment experiment = Experiment.of(Preset.of(preset)).with(all);
      IdleSettings.refuse(experiment, all.keySet());
      return experiment;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** The layers of an experiment, which may be too many values for any network. */
  static VggPlan layers(Experiment experiment) {
    try {
      return experiment.layers();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Name, value and meaning of every setting of {@code experiment}, a line each. */
  static String list(Experiment experiment) {
    int width = experiment.settings().values().stream().mapToInt(String::length).max().orElse(0);
    return Arrays.stream(Setting.values())
        .map(
            setting ->
                String.format(
                    "  %-16s %-" + width + "s  %s\n",
                    setting.key(),
                    setting.text(experiment),
                    setting.description()))
        .collect(Collectors.joining());
  }
}
