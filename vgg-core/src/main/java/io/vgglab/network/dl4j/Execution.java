package io.vgglab.network.dl4j;

/** What the layers of one network share: memory, dropout's seed, and the step they are in. */
final class Execution {

  private final Arena arena = new Arena();
  private final long seed;
  private long step;

  Execution(long seed) {
    this.seed = seed;
  }

  Arena arena() {
    return arena;
  }

  long seed() {
    return seed;
  }

  /** Training steps done. */
  long step() {
    return step;
  }

  void setStep(long step) {
    this.step = step;
  }
}
