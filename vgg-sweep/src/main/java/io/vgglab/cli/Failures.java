package io.vgglab.cli;

import io.vgglab.file.FileFailure;
import io.vgglab.sweep.study.StudyFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns every failure into one line and an exit code; the stack trace goes to the debug log. */
final class Failures
    implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

  /** What to do where this program has too little memory. */
  static final String OUT_OF_MEMORY =
      "out of memory; give it more with VGG_JAVA_OPTS=-Xmx8g (3 GiB otherwise)";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    print(command, e.getMessage());
    command.getErr().println("try '" + command.getCommandSpec().qualifiedName() + " --help'");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    LOG.debug("command failed", e);
    if (e instanceof StudyFileException) {
      e.getMessage().lines().forEach(problem -> print(command, problem));
    } else {
      print(command, message(e));
    }
    return e instanceof UsageException || e instanceof StudyFileException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("vgg: " + message.replaceAll("\\s*\\R\\s*", " "));
  }

  /** The message of a failure, with what was wrong with a file or with memory. */
  static String message(Throwable e) {
    if (e.getCause() instanceof OutOfMemoryError) {
      return OUT_OF_MEMORY;
    }
    return FileFailure.message(e);
  }
}
