package io.vgglab.sweep.store;

/** Why a running trial needs a new attempt. */
public enum Loss {
  /** Its worker died or hung, perhaps because of the trial: counts against it. */
  WORKER(1),

  /** The whole run ended or was killed: no fault of the trial. */
  RUN(0);

  /** How many lost workers make a trial FAIL. */
  static final int MOST = 3;

  private final int weight;

  Loss(int weight) {
    this.weight = weight;
  }

  /** How much this adds to the trial's losses. */
  int weight() {
    return weight;
  }
}
