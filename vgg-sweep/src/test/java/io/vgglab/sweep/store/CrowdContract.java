package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store must do where many threads and two connections ask at once. */
interface CrowdContract extends StoreFixture {

  @Test
  default void claims_ofManyThreads_areNumberedWithoutGaps() throws Exception {
    StoredStudy other = reopened();

    List<TrialLease> leases =
        together(6, thread -> claimFive(thread % 2 == 0 ? study() : other, "thread " + thread));

    assertThat(leases)
        .extracting(TrialLease::number)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30).boxed().toList());
    assertThat(study().trials())
        .extracting(TrialRecord::number)
        .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
  }

  @Test
  default void reclaims_ofManyThreads_succeedOnce() throws Exception {
    TrialLease lost = claim(0);
    StoredStudy other = reopened();

    List<TrialLease> leases =
        together(
            6,
            thread ->
                (thread % 2 == 0 ? study() : other)
                    .reclaim(lost, "thread " + thread, Loss.WORKER).stream().toList());

    assertThat(leases).containsExactly(new TrialLease(0, 2));
  }

  private static List<TrialLease> claimFive(StoredStudy study, String owner) {
    List<TrialLease> leases = new ArrayList<>();
    while (leases.size() < 5) {
      int next = study.trials().size();
      study.claim(new TrialClaim(next, Map.of(), Map.of(), owner)).ifPresent(leases::add);
    }
    return leases;
  }

  private static List<TrialLease> together(int threads, IntFunction<List<TrialLease>> work)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<TrialLease>>> tasks =
          IntStream.range(0, threads)
              .<Callable<List<TrialLease>>>mapToObj(thread -> () -> work.apply(thread))
              .toList();
      List<TrialLease> all = new ArrayList<>();
      for (Future<List<TrialLease>> future : pool.invokeAll(tasks)) {
        all.addAll(future.get());
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }
}
