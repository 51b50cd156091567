package io.vgglab.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the checkpoints in a folder: {@code epoch-0007.json}, the state, vouches for {@code
 * epoch-0007.safetensors} beside it.
 *
 * @param folder where they lie; it need not exist yet
 */
record CheckpointFiles(Path folder) {

  private static final String TENSORS = ".safetensors";
  private static final String STATE = ".json";
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})\\.json");
  private static final Pattern TENSORS_NAME = Pattern.compile("epoch-\\d{4,9}\\.safetensors");
  private static final Pattern HALF =
      Pattern.compile(
          "epoch-\\d{4,9}\\.\\w+\\.part|" + Pattern.quote(InitialWeights.NEW) + "(\\.part)?");

  /** The states, that of the highest epoch last. */
  List<Path> states() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingInt(CheckpointFiles::epoch))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list checkpoints in " + folder, e);
    }
  }

  Path state(int epoch) {
    return folder.resolve(String.format(Locale.ROOT, "epoch-%04d" + STATE, epoch));
  }

  /** The state beside either file of a checkpoint. */
  static Path state(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(TENSORS, STATE));
  }

  static Path tensors(Path state) {
    String name = state.getFileName().toString();
    return state.resolveSibling(name.substring(0, name.length() - STATE.length()) + TENSORS);
  }

  static int epoch(Path state) {
    Matcher matcher = NAME.matcher(state.getFileName().toString());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("state must be named epoch-N.json, but was " + state);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** Deletes what a process left that was killed: half a file, or tensors without a state. */
  void deleteOrphans() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        boolean alone = TENSORS_NAME.matcher(name).matches() && !Files.exists(state(file));
        if (alone || HALF.matcher(name).matches()) {
          Files.delete(file);
        }
      }
    }
  }

  static void delete(Path state) throws IOException {
    Files.deleteIfExists(state);
    Files.deleteIfExists(tensors(state));
  }
}
