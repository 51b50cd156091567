package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the trials of a study leave, a run folder each, beside a mark that says whose they are: an
 * empty file named after the study and its first run, which tells it from one of the same name
 * whose database is gone.
 *
 * @param folder where they lie; it need not exist yet
 */
public record Artifacts(Path folder) {

  private static final String MARK = ".study";
  private static final Pattern TRIAL = Pattern.compile("trial-\\d+");

  public Artifacts {
    Objects.requireNonNull(folder, "folder");
  }

  /**
   * Checks that the folder holds nothing of another study; before a study is opened, so that one
   * which is refused leaves no trace in the store. A folder without a mark, as of older suites, is
   * that of a study with trials.
   *
   * @throws IllegalStateException naming what is another's
   */
  public void requireOwn(StudyStore store, String study) {
    List<String> names = names(); // first, since whoever marks the folder is in the store by then
    Optional<StoredStudy> stored = store.find(study);
    Optional<String> own = stored.flatMap(Artifacts::name);
    boolean begun = stored.filter(it -> !it.trials().isEmpty()).isPresent();
    names.stream()
        .filter(
            name ->
                name.endsWith(MARK)
                    ? own.filter(name::equals).isEmpty()
                    : !begun && TRIAL.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw refusal(name);
            });
  }

  /**
   * Marks the folder as that of a study which has been run.
   *
   * @throws IllegalStateException if another study marked it at the same moment; this one's mark is
   *     taken away again, so that the folder is not refused to both for ever
   */
  void mark(StoredStudy stored) {
    String own = name(stored).orElseThrow();
    Path mark = folder.resolve(own);
    if (Files.exists(mark)) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.write(mark, new byte[0]);
      Optional<String> other =
          names().stream().filter(name -> name.endsWith(MARK) && !name.equals(own)).findFirst();
      if (other.isPresent()) {
        Files.delete(mark);
        throw refusal(other.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to folder " + folder, e);
    }
  }

  private IllegalStateException refusal(String found) {
    return new IllegalStateException(
        "--out must be a folder of its own for each study, but "
            + folder
            + " holds "
            + found
            + " of another one; name the --store that it began with, choose another --out, or delete "
            + folder);
  }

  private static Optional<String> name(StoredStudy stored) {
    return stored.runs().stream()
        .findFirst()
        .map(first -> stored.header().name() + "-" + first.run().id() + MARK);
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list folder " + folder, e);
    }
  }

  /** The run folder of a trial, with the checkpoints of its first seed. */
  Path runFolder(int trial) {
    return folder.resolve("trial-" + trial);
  }

  /**
   * Whether the network that a trial ended with is here: not where another machine has it, nor
   * where an attempt that another one replaced left a part of the training.
   */
  boolean hasNetworkOf(TrialRecord trial) {
    int kept = new RunFolder(runFolder(trial.number())).lastEpoch();
    return kept >= Math.max(1, TrialLog.of(trial).lastEpoch());
  }
}
