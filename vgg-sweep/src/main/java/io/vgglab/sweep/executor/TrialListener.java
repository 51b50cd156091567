package io.vgglab.sweep.executor;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;

/** Hears from one attempt; called on the executor's threads, one call at a time for an attempt. */
public interface TrialListener {

  /** Training has begun. */
  default void onStart(TrialStart start) {}

  /** Between steps, a few times a second at most. */
  default void onProgress(Progress progress) {}

  /**
   * After an epoch; the answer decides whether there is another. An attempt that goes on from a
   * checkpoint asks about the checkpoint's last epoch again, since the answer may have been lost.
   */
  Decision onEpoch(EpochResult result);

  /** What a trial under {@link TrialRequest.Task#TEST} said about the test images. */
  default void onTested(ConfusionMatrix confusion) {}

  /** Once, at the end; nothing is called afterwards. */
  void onEnd(TrialEnd end);
}
