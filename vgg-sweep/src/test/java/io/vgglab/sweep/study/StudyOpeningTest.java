package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.trial.TrialRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base: {input: 8x8x3}, space: {batchSize: [8, 16]} | 8x8x3
          space: {input: [8x8x1, 8x8x3]} | 8x8x1
          preset: paper-d, space: {batchSize: [8, 16]} | 8x8x1
          """)
  void greyImages_mayBeRepeated(String file, String base) {
    StudySpec spec = StudyFile.parse("{" + file + "}", "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, new MemoryStore(InstantSource.system()));

    assertThat(StudyFacts.read(stored).base()).containsEntry("input", base);
  }

  @Test
  void baseline_mayHaveAnInputOfItsOwn() {
    String file = "{baseline: {input: 8x8x3}, space: {batchSize: [8, 16]}}";
    StudySpec spec = StudyFile.parse(file, "toy");

    assertThat(IMAGES.baseline(spec).orElseThrow().spec().input()).hasToString("8x8x3");
    assertThat(IMAGES.base(spec).spec().input()).hasToString("8x8x1");
  }

  @Test
  void trial_keepsTheInputThatWasSearched() {
    StudySpec spec = StudyFile.parse("{space: {input: [8x8x1, 8x8x3]}}", "toy");
    TrialRecord trial = new TrialChoice(spec).next(List.of(), 0).orElseThrow();

    assertThat(IMAGES.experiment(spec, trial, 0).spec().input().toString())
        .isEqualTo(trial.assignment().values().get("input"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base: {input: 32x32x3}, space: {batchSize: [8, 16]}",
        "space: {input: [8x8x1, 32x32x3]}",
        "baseline: {input: 32x32x1}, space: {batchSize: [8, 16]}"
      })
  void inputThatDoesNotSuitTheImages_isRefusedBeforeAnythingIsStored(String file) {
    StudySpec spec = StudyFile.parse("{" + file + "}", "toy");
    StudyStore store = new MemoryStore(InstantSource.system());

    assertThatThrownBy(() -> StudyOpening.open(spec, IMAGES, store))
        .isInstanceOf(StudyFileException.class)
        .hasMessageStartingWith(
            "study toy: input must be 8x8x1 as the images are, or as high and wide with their grey"
                + " channel repeated, but was 32x32x");
    assertThat(store.find("toy")).isEmpty();
  }

  @Test
  void inputThatIsSetNow_isAnotherStudy() {
    StudyStore store = new MemoryStore(InstantSource.system());
    StudyOpening.open(SPEC, IMAGES, store);
    String file = SPEC.text().replace("{data", "{base: {input: 8x8x3}, data");

    assertThatThrownBy(() -> StudyOpening.open(StudyFile.parse(file, "toy"), IMAGES, store))
        .hasMessage(
            "study toy was begun with another study file: base.input was 32x32x3 and is now 8x8x3"
                + " as set; give the new study another name");
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
