package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyOpeningTest {

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));
  private static final StudySpec SPEC =
      StudyFile.parse("{data: 'synthetic:8x8x1:2:64:16', space: {batchSize: [8, 16]}}", "toy");
  private static final Set<String> WRITES = Set.of("saveSettings", "putUserAttribute");

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void openingThatWasCutOff_isDoneAgain(int writes) {
    StudyStore store = new MemoryStore(InstantSource.system());
    StudyStore breaking = breaking(store, StudyStore.class, new AtomicInteger(writes));

    assertThatThrownBy(() -> StudyOpening.open(SPEC, IMAGES, breaking))
        .isInstanceOf(StoreException.class);
    StoredStudy stored = StudyOpening.open(SPEC, IMAGES, store);

    assertThat(stored.settings()).isPresent();
    assertThat(StudyFacts.read(stored).contentHash()).isEqualTo(IMAGES.ref().contentHash());
  }

  /** Passes on so many writes, in its studies too. */
  private static <T> T breaking(T whole, Class<T> type, AtomicInteger writes) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (WRITES.contains(method.getName()) && writes.getAndDecrement() <= 0) {
                throw new StoreException("disk is full");
              }
              try {
                Object result = method.invoke(whole, arguments);
                return result instanceof StoredStudy study
                    ? breaking(study, StoredStudy.class, writes)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
