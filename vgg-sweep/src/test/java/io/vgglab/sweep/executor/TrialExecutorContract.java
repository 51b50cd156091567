package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.ImageSource;
import io.vgglab.data.source.ImageSources;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.model.Preset;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochResult;
import io.vgglab.train.Experiment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every executor promises. */
abstract class TrialExecutorContract {

  static final String DATA = "synthetic:8x8x1:2:64:16";

  @TempDir Path folder;

  private TrialExecutor executor;

  abstract TrialExecutor open(int capacity, Path folder);

  @AfterEach
  void close() {
    if (executor != null) {
      executor.close();
    }
  }

  @Test
  void trial_tellsItsEpochsInOrderAndThenItsEnd() throws InterruptedException {
    Heard heard = new Heard(Decision.CONTINUE);

    open(1).submit(request(0, Map.of("epochs", "3")), heard);

    assertThat(heard.end()).isEqualTo(new TrialEnd.Completed());
    assertThat(heard.epochs).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
    assertThat(heard.starts)
        .singleElement()
        .satisfies(
            start -> {
              assertThat(start.trainingImages()).isEqualTo(58);
              assertThat(start.validationImages()).isEqualTo(6);
              assertThat(start.epochsDone()).isZero();
            });
  }

  @Test
  void answerStop_endsTheTrialAfterItsEpoch() throws InterruptedException {
    Heard heard = new Heard(Decision.STOP);

    open(1).submit(request(0, Map.of("epochs", "3")), heard);

    assertThat(heard.end()).isEqualTo(new TrialEnd.Stopped("stopped after epoch 1"));
    assertThat(heard.epochs).hasSize(1);
  }

  @Test
  void laterAttempt_goesOnFromTheCheckpointAndAsksAgain() throws InterruptedException {
    TrialExecutor opened = open(1);
    Heard first = new Heard(Decision.STOP);
    opened.submit(request(0, Map.of("epochs", "3")), first);
    first.end();
    Heard second = new Heard(Decision.CONTINUE);

    opened.submit(request(0, Map.of("epochs", "3")), second);

    assertThat(second.end()).isEqualTo(new TrialEnd.Completed());
    assertThat(second.starts.get(0).epochsDone()).isEqualTo(1);
    assertThat(second.epochs).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
  }

  @Test
  void trainedTrial_isTestedWithItsCheckpoint() throws InterruptedException {
    TrialExecutor opened = open(1);
    Heard trained = heard();
    opened.submit(request(0, Map.of("epochs", "2")), trained);
    trained.end();
    Heard tested = heard();

    opened.submit(request(0, Map.of("epochs", "2")).forTest(), tested);

    assertThat(tested.end()).isEqualTo(new TrialEnd.Completed());
    assertThat(tested.epochs).isEmpty();
    assertThat(tested.tests).singleElement().satisfies(c -> assertThat(c.total()).isEqualTo(16));
  }

  @Test
  void greyImages_areRepeatedForANetworkOfMoreChannels() throws InterruptedException {
    TrialExecutor opened = open(1);
    Heard trained = heard();
    opened.submit(request(0, Map.of("input", "8x8x3")), trained);
    Heard tested = heard();

    opened.submit(request(0, Map.of("input", "8x8x3")).forTest(), tested);

    assertThat(trained.end()).isEqualTo(new TrialEnd.Completed());
    assertThat(tested.end()).isEqualTo(new TrialEnd.Completed());
    assertThat(tested.tests).singleElement().satisfies(c -> assertThat(c.total()).isEqualTo(16));
  }

  @Test
  void lossThatIsNotANumber_isAnEndWithItsReason() throws InterruptedException {
    Heard heard = new Heard(Decision.CONTINUE);

    open(1).submit(request(0, Map.of("learningRate", "99")), heard);

    assertThat(heard.end())
        .isEqualTo(new TrialEnd.Diverged("loss was NaN in epoch 1; try a lower learningRate"));
  }

  @Test
  void trialThatCannotRun_failsWithItsReason() throws InterruptedException {
    Heard shape = heard();

    open(1).submit(request(0, Map.of("input", "9x9x1")), shape);

    assertThat(shape.end())
        .isEqualTo(
            new TrialEnd.Failed(
                "images must be 9x9x1 of 2 classes, but were 8x8x1 of 2; set input and classes to"
                    + " the data's"));
  }

  @Test
  void imagesThatHaveChanged_areNoFaultOfTheTrial() throws InterruptedException {
    Heard content = heard();

    open(1)
        .submit(
            new TrialRequest(
                1,
                1,
                settings(Map.of()),
                new TrialRequest.DataRef(DATA, "00"),
                folder.resolve("1").toUri()),
            content);

    assertThat(content.end())
        .isInstanceOfSatisfying(
            TrialEnd.Hindered.class,
            end -> assertThat(end.reason()).contains("content must have the hash "));
  }

  @Test
  void twoSlots_serveFourTrials() throws InterruptedException {
    TrialExecutor opened = open(2);
    List<Heard> all = List.of(heard(), heard(), heard(), heard());

    for (int i = 0; i < all.size(); i++) {
      opened.submit(request(i, Map.of()), all.get(i));
    }

    for (Heard heard : all) {
      assertThat(heard.end()).isEqualTo(new TrialEnd.Completed());
    }
    assertThat(opened.capacity()).isEqualTo(2);
  }

  final TrialExecutor open(int capacity) {
    executor = open(capacity, folder);
    return executor;
  }

  static Heard heard() {
    return new Heard(Decision.CONTINUE);
  }

  final TrialRequest request(int trial, Map<String, String> changes) {
    ImageSource images = ImageSources.open(DATA);
    return new TrialRequest(
        trial,
        1,
        settings(changes),
        new TrialRequest.DataRef(DATA, images.contentHash(images.training())),
        folder.resolve("trial-" + trial).toUri());
  }

  static Map<String, String> settings(Map<String, String> changes) {
    Map<String, String> all = new HashMap<>();
    all.put("input", "8x8x1");
    all.put("classes", "2");
    all.put("width", "0.02");
    all.put("head", "linear");
    all.put("epochs", "1");
    all.put("batchSize", "16");
    all.put("schedule", "constant");
    all.put("validation", "slice");
    all.putAll(changes);
    return Experiment.of(Preset.SEED).with(all).settings();
  }

  /** Remembers what it hears. */
  static final class Heard implements TrialListener {

    final List<EpochResult> epochs = new CopyOnWriteArrayList<>();
    final List<ConfusionMatrix> tests = new CopyOnWriteArrayList<>();
    final List<TrialStart> starts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<TrialEnd> ends = new LinkedBlockingQueue<>();
    private final Decision answer;

    Heard(Decision answer) {
      this.answer = answer;
    }

    @Override
    public void onStart(TrialStart start) {
      starts.add(start);
    }

    @Override
    public Decision onEpoch(EpochResult result) {
      epochs.add(result);
      return answer;
    }

    @Override
    public void onTested(ConfusionMatrix confusion) {
      tests.add(confusion);
    }

    @Override
    public void onEnd(TrialEnd end) {
      ends.add(end);
    }

    TrialEnd end() throws InterruptedException {
      TrialEnd end = ends.poll(60, TimeUnit.SECONDS);
      assertThat(end).as("end within a minute").isNotNull();
      return end;
    }

    boolean hasEnded() {
      return !ends.isEmpty();
    }
  }
}
