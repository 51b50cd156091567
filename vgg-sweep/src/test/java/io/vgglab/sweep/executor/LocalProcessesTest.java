package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalProcessesTest extends TrialExecutorContract {

  private static final EngineBundle BUNDLE = bundle(0);

  @Override
  TrialExecutor open(int capacity, Path folder) {
    return open(capacity, folder, 0);
  }

  private static EngineBundle bundle(int stepMillis) {
    return new EngineBundle(
        "test",
        "test",
        List.of(),
        Set.of(Device.Kind.CPU),
        Map.of("TEST_STEP_MILLIS", Integer.toString(stepMillis)),
        List.of());
  }

  private static TrialExecutor open(int capacity, Path folder, int stepMillis) {
    return open(capacity, folder, stepMillis, Duration.ofMinutes(10));
  }

  private static TrialExecutor open(int capacity, Path folder, int stepMillis, Duration patience) {
    Slot slot =
        new Slot(bundle(stepMillis), Device.cpu(1), List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    return new LocalProcesses(
        Collections.nCopies(capacity, slot), Map.of(DATA, DATA), folder.resolve("logs"), patience);
  }

  @Test
  void crashedWorker_losesOneAttemptAndTheNextTrialGetsANewOne() throws InterruptedException {
    TrialExecutor executor = open(1);
    Heard crashed = heard();
    Heard next = heard();

    executor.submit(request(0, Map.of("learningRate", "13", "epochs", "2")), crashed);
    executor.submit(request(1, Map.of()), next);

    assertThat(crashed.end()).isEqualTo(new TrialEnd.Lost("worker ended with code 134"));
    assertThat(next.end()).isEqualTo(new TrialEnd.Completed());
  }

  @Test
  void workerThatDoesNotStart_isNoFaultOfTheTrial() throws InterruptedException {
    Slot broken = new Slot(bundle(0), Device.cpu(1), List.of("-XX:+NoSuchOption"));
    Heard heard = heard();
    try (TrialExecutor executor =
        new LocalProcesses(List.of(broken), Map.of(DATA, DATA), folder.resolve("logs"))) {
      executor.submit(request(0, Map.of()), heard);

      assertThat(heard.end())
          .isInstanceOfSatisfying(
              TrialEnd.NoWorker.class,
              none ->
                  assertThat(none.reason())
                      .startsWith(
                          "no worker starts for test on cpu, tried 3 times: worker ended with code"
                              + " 1 before it said hello: ")
                      .contains("NoSuchOption"));
    }
  }

  @Test
  void killedWorker_isLostAndItsCheckpointStays() throws InterruptedException {
    TrialExecutor executor = open(1, folder, 50);
    try {
      Heard heard = heard();
      executor.submit(request(0, Map.of("epochs", "50")), heard);
      awaitEpochs(heard, 2);

      workers().forEach(ProcessHandle::destroyForcibly);

      assertThat(heard.end()).isEqualTo(new TrialEnd.Lost("worker ended with code 137"));
      assertThat(folder.resolve("trial-0/checkpoints")).isNotEmptyDirectory();
    } finally {
      executor.close();
    }
  }

  @Test
  void hungWorker_isEndedAndTheNextTrialRuns() throws InterruptedException {
    TrialExecutor executor = open(1, folder, 0, Duration.ofSeconds(3));
    try {
      Heard hung = heard();
      Heard next = heard();

      executor.submit(request(0, Map.of("learningRate", "77")), hung);
      executor.submit(request(1, Map.of()), next);

      assertThat(hung.end())
          .isEqualTo(new TrialEnd.Lost("worker did nothing for 3.0 s and was ended"));
      assertThat(next.end()).isEqualTo(new TrialEnd.Completed());
    } finally {
      executor.close();
    }
  }

  @Test
  void trialOverItsTimeLimit_isEnded() throws InterruptedException {
    TrialExecutor executor = open(1, folder, 50);
    try {
      Heard late = heard();

      executor.submit(
          request(0, Map.of("epochs", "500")).within(Optional.of(Duration.ofSeconds(2))), late);

      assertThat(late.end())
          .isEqualTo(new TrialEnd.TimedOut("took longer than its time limit of 2.0 s"));
      assertThat(late.epochs).isNotEmpty();
    } finally {
      executor.close();
    }
  }

  @Test
  void trialWithoutMemory_isToldFromOtherFailures() throws InterruptedException {
    Heard heard = heard();

    open(1).submit(request(0, Map.of("learningRate", "88")), heard);

    assertThat(heard.end())
        .isEqualTo(new TrialEnd.OutOfMemory("out of memory; try a smaller batchSize or width"));
  }

  @Test
  void dataThatIsGone_isNoFaultOfTheTrial() throws InterruptedException {
    Slot slot = new Slot(BUNDLE, Device.cpu(1), List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    Heard heard = heard();
    try (TrialExecutor executor =
        new LocalProcesses(
            List.of(slot),
            Map.of(DATA, folder.resolve("unmounted").toString()),
            folder.resolve("logs"))) {
      executor.submit(request(0, Map.of()), heard);

      assertThat(heard.end())
          .isInstanceOfSatisfying(
              TrialEnd.Hindered.class,
              end -> assertThat(end.reason()).startsWith("data: must be ").contains("unmounted"));
    }
  }

  @Test
  void runFolderThatCannotBeWritten_isNoFaultOfTheTrial() throws Exception {
    Path run = Files.createDirectories(folder.resolve("trial-0"));
    Path file = Files.createFile(run.resolve("checkpoints"));
    Heard heard = heard();

    open(1).submit(request(0, Map.of()), heard);

    assertThat(heard.end())
        .isInstanceOfSatisfying(
            TrialEnd.Hindered.class,
            end -> assertThat(end.reason()).startsWith("cannot write " + file));
  }

  @Test
  void close_endsEveryWorkerAndTellsNobody() throws InterruptedException {
    TrialExecutor executor = open(2, folder, 50);
    Heard heard = heard();
    executor.submit(request(0, Map.of("epochs", "50")), heard);
    awaitEpochs(heard, 1);
    List<ProcessHandle> before = workers();

    executor.close();

    assertThat(before).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(heard.hasEnded()).isFalse();
  }

  @Test
  void close_endsAWorkerThatIsStillStarting() throws InterruptedException {
    // this Java waits for a debugger before it does anything
    Slot waiting =
        new Slot(
            bundle(0),
            Device.cpu(1),
            List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0"));
    TrialExecutor executor =
        new LocalProcesses(List.of(waiting), Map.of(DATA, DATA), folder.resolve("logs"));
    executor.submit(request(0, Map.of()), heard());
    for (int i = 0; i < 600 && workers().isEmpty(); i++) {
      Thread.sleep(50);
    }
    List<ProcessHandle> before = workers();

    executor.close();

    assertThat(before)
        .isNotEmpty()
        .allSatisfy(worker -> assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(5)));
  }

  @Test
  void errorInAListener_isAFatalEndAndTheNextTrialRuns() throws InterruptedException {
    Error error = new NoClassDefFoundError("io/vgglab/Gone");
    BlockingQueue<TrialEnd> ends = new LinkedBlockingQueue<>();
    TrialListener broken =
        new TrialListener() {
          @Override
          public Decision onEpoch(EpochResult result) {
            throw error;
          }

          @Override
          public void onEnd(TrialEnd end) {
            ends.add(end);
            throw error;
          }
        };
    Heard next = heard();
    TrialExecutor executor = open(1);

    executor.submit(request(0, Map.of()), broken);
    executor.submit(request(1, Map.of()), next);

    assertThat(ends.poll(60, TimeUnit.SECONDS)).isEqualTo(new TrialEnd.Fatal(error));
    assertThat(next.end()).isEqualTo(new TrialEnd.Completed());
  }

  @Test
  void trialOnAGpu_isRecordedThereAndComputedOnTheOneThatItsWorkerSees() throws Exception {
    EngineBundle bundle =
        new EngineBundle("test", "test", List.of(), Set.of(Device.Kind.CUDA), Map.of(), List.of());
    Slot slot = new Slot(bundle, Device.cuda(1), List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    Heard heard = heard();
    try (TrialExecutor executor =
        new LocalProcesses(List.of(slot), Map.of(DATA, DATA), folder.resolve("logs"))) {
      executor.submit(request(0, Map.of()), heard);

      assertThat(heard.end()).isEqualTo(new TrialEnd.Completed());
    }

    JsonNode run = new ObjectMapper().readTree(folder.resolve("trial-0/run.json").toFile());
    assertThat(run.path("device").asText()).isEqualTo("cuda:1");
    assertThat(run.at("/implementations/device").asText()).isEqualTo("cuda:0");
    assertThat(heard.starts).extracting(TrialStart::device).containsExactly("cuda:1");
  }

  @Test
  void memoryOfTheMachine_isSharedEvenlyAndThatOfGpusIsUnknown() {
    EngineBundle gpus =
        new EngineBundle("test", "test", List.of(), Set.of(Device.Kind.CUDA), Map.of(), List.of());
    Slot gpu = new Slot(gpus, Device.cuda(0), List.of());
    try (TrialExecutor one = open(1, folder);
        TrialExecutor two = open(2, folder);
        TrialExecutor other =
            new LocalProcesses(List.of(gpu), Map.of(DATA, DATA), folder.resolve("logs"))) {
      assertThat(one.memory()).isGreaterThan(1L << 30);
      assertThat(two.memory()).isEqualTo(one.memory() / 2);
      assertThat(other.memory()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void worker_endsWhenItsConnectionIsCut() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process worker =
          BUNDLE
              .process(
                  Worker.class.getName(),
                  List.of("-Xmx64m"),
                  List.of(Integer.toString(server.getLocalPort()), "test", "CPU", "0", "1"),
                  Device.cpu(1))
              .start();
      try {
        server.setSoTimeout(60_000);
        server.accept().close();

        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(3);
      } finally {
        worker.destroyForcibly();
      }
    }
  }

  @Test
  void unknownData_failsWithTheNamesThereAre() throws InterruptedException {
    Heard heard = new Heard(Decision.CONTINUE);
    TrialRequest request = request(0, Map.of());

    open(1)
        .submit(
            new TrialRequest(
                0,
                1,
                request.settings(),
                new TrialRequest.DataRef("cifar-10", "00"),
                request.artifacts()),
            heard);

    assertThat(heard.end())
        .isEqualTo(
            new TrialEnd.Failed("this machine has no data set cifar-10; it has [" + DATA + "]"));
  }

  private static void awaitEpochs(Heard heard, int count) throws InterruptedException {
    for (int i = 0; i < 600 && heard.epochs.size() < count; i++) {
      Thread.sleep(50);
    }
    assertThat(heard.epochs).hasSizeGreaterThanOrEqualTo(count);
  }

  /** Workers are the only children that this process has. */
  private static List<ProcessHandle> workers() {
    return ProcessHandle.current().children().toList();
  }
}
