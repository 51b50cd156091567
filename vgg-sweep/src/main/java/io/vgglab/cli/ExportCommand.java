package io.vgglab.cli;

import io.vgglab.file.WholeFile;
import io.vgglab.model.Resize;
import io.vgglab.model.VggSpec;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineTask;
import io.vgglab.train.CheckpointFolder;
import io.vgglab.train.ExportProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a trained network for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the network of a run's last checkpoint, or of one checkpoint, for other programs.",
      "  safetensors  the tensors by name",
      "  torchvision  the same under the names of its vgg16; every pooling must see even sides",
      "  dl4j         DL4J's own layers, for ModelSerializer's restoreComputationGraph"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg export runs/seed-bn --format dl4j --out seed-bn.zip",
      "  vgg export runs/d/checkpoints/epoch-0003.json --format torchvision --out d.st"
    })
final class ExportCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Parameters(
      paramLabel = "RUN_OR_CHECKPOINT",
      description = "Run folder, or a file of one of its checkpoints.")
  private Path source;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "safetensors, torchvision or dl4j.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File to write; an older one is replaced.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ExportFormat chosen = ExportFormat.named(format);
    VggSpec network = network();
    Path file = out.toAbsolutePath().normalize();
    Files.createDirectories(file.getParent());
    Optional<String> failure = failure(chosen, file);
    if (failure.isPresent()) {
      throw new IllegalStateException(failure.get());
    }
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(Locale.ROOT, "%s: %,d bytes%n", file, Files.size(file));
    if (chosen == ExportFormat.DL4J) {
      printer.println("Input: " + input(network));
    }
    printer.flush();
    return 0;
  }

  /** Half a file must not stay beside the target, however the process that writes it ends. */
  @SuppressWarnings("try") // the interruption only needs closing
  private Optional<String> failure(ExportFormat chosen, Path file) {
    EngineBundle bundle = chosen.bundle(EngineBundles.installed());
    Path half = WholeFile.aside(file);
    try (Interruption interruption = Interruption.ofProcesses(() -> delete(half))) {
      return EngineTask.failure(
          bundle,
          Device.cpu(1),
          ExportProcess.class.getName(),
          List.of("-Xmx4g", "-XX:+UseSerialGC"),
          List.of(chosen.id(), source.toAbsolutePath().normalize().toString(), file.toString()),
          LIMIT);
    } finally {
      delete(half);
    }
  }

  /** A folder of that name is none of ours. */
  private static void delete(Path half) {
    try {
      if (Files.isRegularFile(half)) {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + half, e);
    }
  }

  private VggSpec network() {
    try {
      return CheckpointFolder.experiment(source).spec();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /**
   * What a program must feed: pixels as they are, but for a resize, which DL4J has no layer for.
   */
  private static String input(VggSpec network) {
    String pixels =
        String.format(
            Locale.ROOT,
            "pixels from 0 to 255, [images, %d, %d, %d]",
            network.resizedInput().channels(),
            network.resizedInput().height(),
            network.resizedInput().width());
    Resize resize = network.resize();
    return resize.isNone()
        ? pixels
        : pixels
            + ", already resized ("
            + resize.method().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + "), since DL4J has no layer for that";
  }
}
