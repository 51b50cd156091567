package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrphansTest {

  private final StoredStudy stored =
      new MemoryStore(InstantSource.system())
          .openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));

  /** Another process may begin its work while this one looks. */
  @Test
  void runThatBeginsBetweenTwoReadings_losesNoTrial() {
    StudyRun other = StudyRun.ofThisProcess();
    boolean[] begun = {false};
    StoredStudy slow =
        watched(
            () -> {
              if (!begun[0]) {
                begun[0] = true;
                stored.begin(other);
                stored.claim(new TrialClaim(0, Map.of(), Map.of(), other.id()));
              }
            });

    assertThat(slow.orphans(RunStatus.GRACE)).isEmpty();
    assertThat(stored.running()).hasSize(1);
  }

  /** The same study, where something happens after each reading. */
  private StoredStudy watched(Runnable after) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          Object result = method.invoke(stored, arguments);
          after.run();
          return result;
        };
    return (StoredStudy)
        Proxy.newProxyInstance(
            StoredStudy.class.getClassLoader(), new Class<?>[] {StoredStudy.class}, handler);
  }
}
