package io.vgglab.cli;

import io.vgglab.model.Summary;
import io.vgglab.train.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a network layer by layer. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = "Prints a network layer by layer, as Keras does.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg summary --preset seed-bn",
      "  vgg summary --preset seed --set config=E --set width=0.5 --set head=linear",
      "  vgg summary --preset paper-d --settings"
    })
final class SummaryCommand implements Runnable {

  @Mixin private SettingOptions settings;

  @Option(
      names = "--settings",
      description = "Lists every setting that --set can change, with its value here.")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Experiment experiment = settings.experiment(settings.changes());
    String text =
        list ? SettingOptions.list(experiment) : Summary.of(SettingOptions.layers(experiment));
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
