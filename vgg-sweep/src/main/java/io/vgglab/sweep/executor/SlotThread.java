package io.vgglab.sweep.executor;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.LocalProcesses.Job;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochJson;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one slot: keeps its worker alive and hands it one trial after the other. */
final class SlotThread extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger(SlotThread.class);

  /** Exit codes of a JVM that SIGHUP, SIGINT or SIGTERM ended. */
  private static final Set<Integer> SIGNALLED = Set.of(129, 130, 143);

  private static final long GRACE_MILLIS = 2_000;
  private static final int START_TRIES = 3;

  private final int number;
  private final Slot slot;
  private final Map<String, String> locations;
  private final BlockingQueue<Job> queue;
  private final Path startLog;
  private final Duration patience;
  private volatile boolean ending;
  private volatile Reception reception;
  private volatile WorkerProcess worker;
  private volatile AttemptWatch watch;

  SlotThread(
      int number,
      Slot slot,
      Map<String, String> locations,
      BlockingQueue<Job> queue,
      Path startLog,
      Duration patience) {
    super("slot-" + number);
    this.number = number;
    this.slot = slot;
    this.locations = locations;
    this.queue = queue;
    this.startLog = startLog;
    this.patience = patience;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (!ending) {
        serve(queue.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeWorker();
    }
  }

  /** Nothing may be thrown past this: who waits for the end of the trial would wait for ever. */
  private void serve(Job job) {
    TrialEnd end = ended(job);
    watch = null;
    try {
      if (!ending) {
        job.listener().onEnd(end);
      }
    } catch (Throwable e) {
      LOG.error("nobody heard of the end of trial {}", job.request().trial(), e);
    }
  }

  private TrialEnd ended(Job job) {
    try {
      return attempt(job);
    } catch (Throwable e) {
      cleanUp(job, e);
      return new TrialEnd.Fatal(e);
    }
  }

  /** Where memory has run out, even this may fail. */
  private void cleanUp(Job job, Throwable e) {
    try {
      closeWorker();
      LOG.error("trial {} ended by an error of this program", job.request().trial(), e);
    } catch (Throwable more) {
      e.addSuppressed(more);
    }
  }

  private TrialEnd attempt(Job job) {
    String location = locations.get(job.request().data().name());
    if (location == null) {
      return new TrialEnd.Failed(
          "this machine has no data set "
              + job.request().data().name()
              + "; it has "
              + locations.keySet());
    }
    try {
      WorkerProcess process = worker();
      process.logTo(Path.of(job.request().artifacts()).resolve("worker.log"));
      process.send(Message.Run.of(job.request(), location));
      watch = new AttemptWatch(job.request().timeLimit(), patience, System.nanoTime());
      TrialEnd end = converse(job, process);
      if (end instanceof TrialEnd.OutOfMemory) {
        closeWorker();
      }
      return end;
    } catch (IOException e) {
      return lost(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("trial {} ended by an error of its listener", job.request().trial(), e);
      closeWorker();
      return new TrialEnd.Failed("internal error: " + e);
    }
  }

  private TrialEnd converse(Job job, WorkerProcess process) throws IOException {
    for (Optional<Message> next = process.receive(); next.isPresent(); next = process.receive()) {
      Message message = next.get();
      watch.heard(System.nanoTime());
      if (message instanceof Message.Started started) {
        job.listener().onStart(start(job.request(), started));
      } else if (message instanceof Message.Progressed p) {
        job.listener().onProgress(new Progress(p.epoch(), p.images(), p.of(), p.imagesPerSecond()));
      } else if (message instanceof Message.EpochDone done) {
        Decision decision = job.listener().onEpoch(EpochJson.read(done.result()));
        process.send(new Message.Answer(decision == Decision.STOP));
      } else if (message instanceof Message.Tested tested) {
        job.listener().onTested(ConfusionMatrix.of(tested.confusion()));
      } else if (message instanceof Message.Ended ended) {
        return ended.end();
      }
    }
    return lost("connection closed");
  }

  private TrialStart start(TrialRequest request, Message.Started started) {
    return new TrialStart(
        number,
        slot.bundle().engine(),
        slot.device().toString(),
        slot.device().threads(),
        Long.parseLong(request.settings().get(Setting.SEED.key())),
        started.epochsDone(),
        started.trainingImages(),
        started.validationImages());
  }

  private TrialEnd lost(String what) {
    WorkerProcess process = worker;
    if (process == null) {
      return new TrialEnd.NoWorker(
          "no worker starts for "
              + slot.bundle().engine()
              + " on "
              + slot.device()
              + ", tried "
              + START_TRIES
              + " times: "
              + what);
    }
    int code = process.exitCode();
    if (SIGNALLED.contains(code)) {
      awaitEnding();
    }
    String output = process.lastOutput();
    closeWorker();
    Optional<TrialEnd> killed = watch == null ? Optional.empty() : watch.verdict();
    return killed.orElseGet(
        () ->
            new TrialEnd.Lost(
                "worker ended with code " + code + (output.isEmpty() ? "" : ": " + output)));
  }

  /** A signal to the whole terminal reaches workers too; the sweep's own end follows at once. */
  private void awaitEnding() {
    long end = System.nanoTime() + GRACE_MILLIS * 1_000_000;
    while (!ending && System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private WorkerProcess worker() throws IOException {
    if (worker == null || !worker.isAlive()) {
      closeWorker();
      worker = started();
      if (ending) { // end() may have looked before there was a worker to end
        closeWorker();
        throw new IOException("nobody waits for a worker any more");
      }
    }
    return worker;
  }

  /** A start may fail by chance, such as while memory is short; not every time. */
  private WorkerProcess started() throws IOException {
    for (int tries = 1; ; tries++) {
      try (Reception opened = new Reception()) {
        reception = opened;
        if (ending) { // end() may have looked before there was a port to close
          throw new IOException("nobody waits for a worker any more");
        }
        return WorkerProcess.start(slot, startLog, opened);
      } catch (IOException e) {
        if (ending) {
          throw e;
        }
        LOG.warn("worker did not start: {}", e.getMessage());
        if (tries == START_TRIES) {
          throw e;
        }
      }
    }
  }

  private void closeWorker() {
    WorkerProcess process = worker;
    worker = null;
    if (process != null) {
      process.close();
    }
  }

  /** Kills a worker that hangs or takes too long; called about once a second. */
  void look() {
    AttemptWatch watched = watch;
    WorkerProcess process = worker;
    if (watched != null
        && process != null
        && watched.look(process.processorTime(), System.nanoTime())) {
      process.kill();
    }
  }

  /** Ends the worker now, or its start; its trial's listener hears nothing more. */
  void end() {
    ending = true;
    Reception waiting = reception;
    if (waiting != null) {
      waiting.close();
    }
    WorkerProcess process = worker;
    if (process != null) {
      process.close();
    }
    interrupt();
  }

  void await() {
    try {
      join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
