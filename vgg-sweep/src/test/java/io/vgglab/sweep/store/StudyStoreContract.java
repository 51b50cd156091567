package io.vgglab.sweep.store;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every store must do. */
abstract class StudyStoreContract
    implements StudiesContract, TrialsContract, ReclaimContract, RunsContract, CrowdContract {

  StudyStore store;
  StoredStudy study;

  /** An empty store that takes times from a clock. */
  abstract StudyStore create(InstantSource clock);

  @BeforeEach
  void openStore() {
    store = create(() -> START);
    study = store.openOrCreate(HEADER);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Override
  public StudyStore store() {
    return store;
  }

  @Override
  public StoredStudy study() {
    return study;
  }
}
