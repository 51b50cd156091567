package io.vgglab.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * never written; what other programs have added is read before each answer.
 */
final class JournalFile implements StudyStore {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Map<Integer, JournalStudy> studies = new LinkedHashMap<>();
  private final List<JournalTrial> trials = new ArrayList<>();
  private final Path file;
  private int created;
  private int lines;
  private long bytes;

  JournalFile(Path file) {
    this.file = file;
    catchUp();
  }

  /** Tells whether a file looks like a journal: its first character opens an object. */
  static boolean isJournal(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.read() == '{';
    } catch (IOException e) {
      return false;
    }
  }

  Path path() {
    return file;
  }

  /**
   * Applies the changes that have come since the last time. A line without an end is one that
   * somebody writes, or died over; so may be the last one if it cannot be read.
   *
   * @throws StoreException if the journal cannot be read, is shorter than it was, or holds a line
   *     that is no change
   */
  void catchUp() {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (Files.size(file) < bytes) {
        throw new StoreException(
            "journal " + file + " must only grow, but is shorter than " + bytes + " bytes now");
      }
      in.skipNBytes(bytes);
      Optional<byte[]> line = nextLine(in);
      while (line.isPresent()) {
        Optional<byte[]> following = nextLine(in);
        if (!read(line.get(), following.isEmpty())) {
          return;
        }
        lines++;
        bytes += line.get().length + 1;
        line = following;
      }
    } catch (IOException e) {
      throw new StoreException("cannot read journal " + file + ": " + e.getMessage(), e);
    }
  }

  /** The bytes up to the next line feed; empty if there is none. */
  private static Optional<byte[]> nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return Optional.of(line.toByteArray());
      }
      line.write(next);
    }
    return Optional.empty();
  }

  /** Whether it could be read, which the last line need not be. */
  private boolean read(byte[] line, boolean last) {
    try {
      apply(JSON.readTree(new String(line, StandardCharsets.UTF_8)));
      return true;
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      if (last) {
        return false;
      }
      throw new StoreException(
          "journal "
              + file
              + " must hold one change of Optuna a line, but line "
              + (lines + 1)
              + " does not: "
              + StoreFault.firstLine(e),
          e);
    }
  }

  private void apply(JsonNode change) {
    int code = change.path("op_code").asInt(-1);
    switch (code) {
      case 0 -> createStudy(JournalStudy.of(this, change));
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
    if (named(study.name()).isEmpty()) {
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
    catchUp();
    return studies.values().stream().map(JournalStudy::name).toList();
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    catchUp();
    return named(name).map(study -> study);
  }

  private Optional<JournalStudy> named(String name) {
    return studies.values().stream().filter(study -> study.name().equals(name)).findFirst();
  }

  @Override
  public StoredStudy openOrCreate(StudyHeader header) {
    throw JournalStudy.readOnly(file);
  }

  @Override
  public void close() {}
}
