package io.vgglab.sweep.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study of a journal; it is read, and every wish to write is refused. */
final class JournalStudy implements StoredStudy {

  private static final int MAXIMIZE = 2;

  private final JournalFile journal;
  private final String name;
  private final List<Direction> directions;
  private final Map<String, String> userAttributes = new LinkedHashMap<>();
  private final Map<String, String> systemAttributes = new LinkedHashMap<>();
  private final List<JournalTrial> trials = new ArrayList<>();

  private JournalStudy(JournalFile journal, String name, List<Direction> directions) {
    this.journal = journal;
    this.name = name;
    this.directions = directions;
  }

  /** The study that a change creates. */
  static JournalStudy of(JournalFile journal, JsonNode change) {
    List<Direction> directions = new ArrayList<>();
    change
        .path("directions")
        .forEach(
            code ->
                directions.add(code.asInt() == MAXIMIZE ? Direction.MAXIMIZE : Direction.MINIMIZE));
    return new JournalStudy(journal, change.path("study_name").asText(), directions);
  }

  static StoreException readOnly(Path file) {
    return new StoreException(
        "journal "
            + file
            + " is read only here; copy the study with optuna.copy_study to a database to go on");
  }

  void put(JsonNode change) {
    change.path("user_attr").properties().forEach(e -> put(userAttributes, e));
    change.path("system_attr").properties().forEach(e -> put(systemAttributes, e));
  }

  private static void put(Map<String, String> attributes, Map.Entry<String, JsonNode> entry) {
    attributes.put(entry.getKey(), entry.getValue().toString());
  }

  void add(JournalTrial trial) {
    trials.add(trial);
  }

  int trialCount() {
    return trials.size();
  }

  String name() {
    return name;
  }

  @Override
  public StudyHeader header() {
    journal.catchUp();
    List<String> names = JsonText.texts(systemAttributes.getOrDefault("study:metric_names", "[]"));
    return new StudyHeader(name, directions, names.size() == directions.size() ? names : List.of());
  }

  @Override
  public Optional<StudySettings> settings() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> userAttributes() {
    journal.catchUp();
    return Collections.unmodifiableMap(new LinkedHashMap<>(userAttributes));
  }

  @Override
  public Map<String, String> systemAttributes() {
    journal.catchUp();
    return Collections.unmodifiableMap(new LinkedHashMap<>(systemAttributes));
  }

  @Override
  public List<TrialRecord> trials() {
    journal.catchUp();
    return trials.stream().map(JournalTrial::record).toList();
  }

  @Override
  public List<RunningTrial> running() {
    return trials().stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .map(trial -> new RunningTrial(new TrialLease(trial.number(), 0), "", 0))
        .toList();
  }

  @Override
  public List<RunStatus> runs() {
    return List.of();
  }

  @Override
  public Optional<StopRequest> stopRequest(StudyRun run) {
    return Optional.empty();
  }

  @Override
  public void saveSettings(StudySettings settings) {
    throw readOnly(journal.path());
  }

  @Override
  public void putUserAttribute(String key, String json) {
    throw readOnly(journal.path());
  }

  @Override
  public void putSystemAttribute(String key, String json) {
    throw readOnly(journal.path());
  }

  @Override
  public Optional<TrialLease> claim(TrialClaim claim) {
    throw readOnly(journal.path());
  }

  @Override
  public int enqueue(Assignment fixed) {
    throw readOnly(journal.path());
  }

  @Override
  public void report(TrialLease lease, int step, double value) {
    throw readOnly(journal.path());
  }

  @Override
  public void putUserAttributes(TrialLease lease, Map<String, String> attributes) {
    throw readOnly(journal.path());
  }

  @Override
  public void putSystemAttributes(TrialLease lease, Map<String, String> attributes) {
    throw readOnly(journal.path());
  }

  @Override
  public void finish(TrialLease lease, TrialResult result) {
    throw readOnly(journal.path());
  }

  @Override
  public Optional<TrialLease> reclaim(TrialLease lost, String owner, Loss loss) {
    throw readOnly(journal.path());
  }

  @Override
  public Optional<StudyRun> beginAlone(StudyRun run, Duration grace) {
    throw readOnly(journal.path());
  }

  @Override
  public void begin(StudyRun run) {
    throw readOnly(journal.path());
  }

  @Override
  public void heartbeat(StudyRun run) {
    throw readOnly(journal.path());
  }

  @Override
  public void end(StudyRun run) {
    throw readOnly(journal.path());
  }

  @Override
  public void requestStop(StudyRun run, StopRequest request) {
    throw readOnly(journal.path());
  }
}
