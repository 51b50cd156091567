package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.Direction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

  private final StoredStudy stored =
      new MemoryStore(InstantSource.system())
          .openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));

  @Test
  void trialThatBeginsMeanwhile_isLeftForTheNextLook() {
    StudyRun run = StudyRun.ofThisProcess();
    stored.begin(run);
    stored.claim(new TrialClaim(0, Map.of(), Map.of(), run.id()));
    StoredStudy busy =
        (StoredStudy)
            Proxy.newProxyInstance(
                StoredStudy.class.getClassLoader(),
                new Class<?>[] {StoredStudy.class},
                (proxy, method, arguments) -> {
                  Object result = method.invoke(stored, arguments);
                  int next = stored.trials().size();
                  stored.claim(new TrialClaim(next, Map.of(), Map.of(), run.id()));
                  return result;
                });
    StringWriter out = new StringWriter();

    StatusCommand.print(busy, new PrintWriter(out));

    assertThat(out.toString())
        .startsWith("study toy\nrun by " + run.describe() + "\n  trial 0 is running, started ");
  }
}
