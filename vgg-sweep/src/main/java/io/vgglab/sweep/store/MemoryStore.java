package io.vgglab.sweep.store;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Studies that last as long as the process. Thread-safe. */
public final class MemoryStore implements StudyStore {

  private final InstantSource clock;
  private final Map<String, MemoryStudy> studies = new LinkedHashMap<>();

  /** A store that takes times from a clock. */
  public MemoryStore(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public synchronized List<String> studyNames() {
    return List.copyOf(studies.keySet());
  }

  @Override
  public synchronized Optional<StoredStudy> find(String name) {
    return Optional.ofNullable(studies.get(name));
  }

  @Override
  public synchronized StoredStudy openOrCreate(StudyHeader header) {
    MemoryStudy study =
        studies.computeIfAbsent(header.name(), name -> new MemoryStudy(header, clock));
    study.header().checkSameDirections(header);
    return study;
  }

  @Override
  public void close() {}
}
