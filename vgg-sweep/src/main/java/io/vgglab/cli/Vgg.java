package io.vgglab.cli;

import io.vgglab.provenance.Versions;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry of the command line. */
@Command(
    name = "vgg",
    mixinStandardHelpOptions = true,
    versionProvider = Vgg.Version.class,
    description = "Trains VGG networks, searches their settings, and reports what came of it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SummaryCommand.class,
      TrainCommand.class,
      SweepCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      DataCommand.class,
      DevicesCommand.class,
      ExportCommand.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg summary --preset seed",
      "  vgg train --preset seed-bn --data fashion-mini --set width=0.25 --epochs 2",
      "  vgg sweep examples/quick.yaml"
    })
public final class Vgg implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its code. */
  public static void main(String[] arguments) {
    CommandLine command = commandLine().setOut(printer(System.out)).setErr(printer(System.err));
    System.exit(run(command, arguments));
  }

  /** The command line's own handlers see no errors of the virtual machine. */
  static int run(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (OutOfMemoryError e) {
      command.getErr().println("vgg: " + Failures.OUT_OF_MEMORY);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Prints to a stream what may go to a terminal, each line at once. */
  static PrintWriter printer(OutputStream stream) {
    Writer text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    return new PrintWriter(new PlainWriter(new BufferedWriter(text)), true);
  }

  /** The command line with its error handling, for {@code main} and tests. */
  public static CommandLine commandLine() {
    return new CommandLine(new Vgg())
        .setParameterExceptionHandler(new Failures())
        .setExecutionExceptionHandler(new Failures());
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Version and commit as the build stamped them. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"vgg " + Versions.suite() + " (" + Versions.commit() + ")"};
    }
  }
}
