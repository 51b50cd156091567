package io.vgglab.network.onednn;

import io.vgglab.data.Batch;

/** What changes from step to step while an execution list stays: the batch and the step count. */
final class Feed {

  private Batch batch;
  private long step;

  /** Sets what the next run sees. */
  void set(Batch newBatch, long newStep) {
    this.batch = newBatch;
    this.step = newStep;
  }

  Batch batch() {
    return batch;
  }

  /** Training steps done before this one. */
  long step() {
    return step;
  }
}
