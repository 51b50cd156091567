package io.vgglab.sweep.store;

import java.time.InstantSource;

class MemoryStoreTest extends StudyStoreContract {

  private StudyStore memory;

  @Override
  StudyStore create(InstantSource clock) {
    memory = new MemoryStore(clock);
    return memory;
  }

  @Override
  public StudyStore reopen() {
    return memory;
  }
}
