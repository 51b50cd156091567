package io.vgglab.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal of Optuna's {@code JournalFileBackend}: one JSON object a line, each a change. It is
 * read once, when it is opened, and never written.
 */
final class JournalFile implements StudyStore {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Map<Integer, JournalStudy> studies = new LinkedHashMap<>();
  private final List<JournalTrial> trials = new ArrayList<>();
  private final Path file;
  private int created;

  JournalFile(Path file) {
    this.file = file;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; ) {
        String following = reader.readLine();
        number++;
        read(line, number, following == null);
        line = following;
      }
    } catch (IOException e) {
      throw new StoreException("cannot read journal " + file + ": " + e.getMessage(), e);
    }
  }

  /** Tells whether a file looks like a journal: its first character opens an object. */
  static boolean isJournal(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.read() == '{';
    } catch (IOException e) {
      return false;
    }
  }

  /** A process that died may have left the last line unfinished. */
  private void read(String line, int number, boolean last) {
    try {
      apply(JSON.readTree(line));
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      if (!last) {
        throw new StoreException(
            "journal "
                + file
                + " must hold one change of Optuna a line, but line "
                + number
                + " does not: "
                + StoreFault.firstLine(e),
            e);
      }
    }
  }

  private void apply(JsonNode change) {
    int code = change.path("op_code").asInt(-1);
    switch (code) {
      case 0 -> createStudy(JournalStudy.of(file, change));
      case 1 -> studies.remove(change.path("study_id").asInt());
      case 2, 3 -> study(change).ifPresent(study -> study.put(change));
      case 4 -> createTrial(change);
      case 5, 6, 7, 8, 9 -> trials.get(change.path("trial_id").asInt()).apply(code, change);
      case 10 -> {}
      default -> throw new IllegalArgumentException("op_code must be 0 to 10, but was " + code);
    }
  }

  /** The study of a change; empty if it has been deleted since. */
  private Optional<JournalStudy> study(JsonNode change) {
    return Optional.ofNullable(studies.get(change.path("study_id").asInt()));
  }

  /** Optuna writes the change before it looks whether the name is taken; no id is used then. */
  private void createStudy(JournalStudy study) {
    if (!studyNames().contains(study.header().name())) {
      studies.put(created++, study);
    }
  }

  /** No id is used where the study is gone. */
  private void createTrial(JsonNode change) {
    study(change)
        .ifPresent(
            study -> {
              JournalTrial trial = new JournalTrial(study.trialCount(), change);
              trials.add(trial);
              study.add(trial);
            });
  }

  @Override
  public List<String> studyNames() {
    return studies.values().stream().map(study -> study.header().name()).toList();
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return studies.values().stream()
        .filter(study -> study.header().name().equals(name))
        .<StoredStudy>map(study -> study)
        .findFirst();
  }

  @Override
  public StoredStudy openOrCreate(StudyHeader header) {
    throw JournalStudy.readOnly(file);
  }

  @Override
  public void close() {}
}
