package io.vgglab.cli;

import io.vgglab.model.Summary;
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
      "  vgg summary --preset seed --set config=E --set width=0.5 --set head=linear"
    })
final class SummaryCommand implements Runnable {

  @Mixin private SettingOptions settings;

  @Option(names = "--settings", description = "Lists every setting that --set can change.")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String text =
        list
            ? SettingOptions.help() + "\n"
            : Summary.of(settings.experiment(settings.changes()).layers());
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
