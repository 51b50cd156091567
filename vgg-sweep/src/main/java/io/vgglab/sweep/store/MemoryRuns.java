package io.vgglab.sweep.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of a study in memory; its owner holds the lock. */
final class MemoryRuns {

  private final InstantSource clock;
  private final Map<StudyRun, Instant> heartbeats = new LinkedHashMap<>();
  private final Set<StudyRun> ended = new HashSet<>();
  private final Map<StudyRun, StopRequest> stops = new HashMap<>();

  MemoryRuns(InstantSource clock) {
    this.clock = clock;
  }

  void begin(StudyRun run) {
    heartbeats.put(run, clock.instant());
    ended.remove(run);
  }

  void heartbeat(StudyRun run) {
    heartbeats.computeIfPresent(run, (known, before) -> clock.instant());
  }

  void end(StudyRun run) {
    ended.add(run);
  }

  void requestStop(StudyRun run, StopRequest request) {
    stops.put(run, request);
  }

  Optional<StopRequest> stopRequest(StudyRun run) {
    return Optional.ofNullable(stops.get(run));
  }

  List<RunStatus> all() {
    Instant now = clock.instant();
    return heartbeats.entrySet().stream()
        .map(
            entry ->
                new RunStatus(
                    entry.getKey(),
                    Duration.between(entry.getValue(), now),
                    ended.contains(entry.getKey())))
        .toList();
  }

  Optional<StudyRun> aliveBeside(StudyRun run, Duration grace) {
    return all().stream()
        .filter(status -> status.isAlive(grace) && !status.run().id().equals(run.id()))
        .map(RunStatus::run)
        .findFirst();
  }
}
