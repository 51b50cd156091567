package io.vgglab.network.onednn;

import java.util.List;

/** One entry of an execution list; running it allocates nothing. */
@FunctionalInterface
interface Operation {

  /** Executes. */
  void run();

  /** Executes a list in order. */
  static void runAll(List<Operation> operations) {
    for (int i = 0; i < operations.size(); i++) {
      operations.get(i).run();
    }
  }
}
