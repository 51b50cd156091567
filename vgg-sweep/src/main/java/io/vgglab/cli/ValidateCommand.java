package io.vgglab.cli;

import io.vgglab.sweep.study.StudyFile;
import io.vgglab.sweep.study.StudyFileException;
import io.vgglab.sweep.study.StudySchema;
import io.vgglab.sweep.study.StudySpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks study files. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks study files and says everything that is wrong with them, with lines.",
      "Nothing is run and no images are read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg sweep validate examples/quick.yaml",
      "  vgg sweep validate --schema > study.schema.json"
    })
final class ValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY.yaml", arity = "0..*", description = "Study files.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--schema",
      description = "Prints the JSON schema of study files, for editors, instead.")
  private boolean schema;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (schema) {
      out.print(StudySchema.json());
      out.flush();
      return ExitCode.OK;
    }
    if (files.isEmpty()) {
      throw new UsageException("STUDY.yaml is missing; give the study files to check");
    }
    int code = ExitCode.OK;
    for (Path file : files) {
      try {
        out.println(file + ": " + summary(StudyFile.read(file)));
      } catch (StudyFileException e) {
        e.getMessage().lines().forEach(spec.commandLine().getErr()::println);
        code = ExitCode.USAGE;
      }
    }
    out.flush();
    return code;
  }

  private static String summary(StudySpec study) {
    return String.format(
        Locale.ROOT,
        "study %s, %s%,d %s, %,d epochs at most",
        study.name(),
        study.countsEpochs() ? "at most " : "",
        study.trials(),
        study.trials() == 1 ? "trial" : "trials",
        study.plannedEpochs());
  }
}
