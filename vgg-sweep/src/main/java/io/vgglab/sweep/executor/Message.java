package io.vgglab.sweep.executor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What sweep and worker say to each other, one JSON object a line, told apart by {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = Message.Run.class, name = "run"),
  @JsonSubTypes.Type(value = Message.Started.class, name = "started"),
  @JsonSubTypes.Type(value = Message.Progressed.class, name = "progress"),
  @JsonSubTypes.Type(value = Message.EpochDone.class, name = "epoch"),
  @JsonSubTypes.Type(value = Message.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = Message.Tested.class, name = "tested"),
  @JsonSubTypes.Type(value = Message.Ended.class, name = "ended")
})
sealed interface Message {

  /** Worker: first line, with the token that it was started with. */
  record Hello(String token) implements Message {}

  /** Sweep: train or test this. {@code location} says where this host keeps the data. */
  record Run(
      int trial,
      int attempt,
      Map<String, String> settings,
      String dataName,
      String contentHash,
      String location,
      URI artifacts,
      TrialRequest.Task task)
      implements Message {

    static Run of(TrialRequest request, String location) {
      return new Run(
          request.trial(),
          request.attempt(),
          request.settings(),
          request.data().name(),
          request.data().contentHash(),
          location,
          request.artifacts(),
          request.task());
    }
  }

  /** Worker: images and network are there. */
  record Started(int epochsDone, int trainingImages, int validationImages) implements Message {}

  /** Worker: where it stands within an epoch. */
  record Progressed(int epoch, int images, int of, double imagesPerSecond) implements Message {}

  /** Worker: an epoch is done; it waits for an {@link Answer}. */
  record EpochDone(JsonNode result) implements Message {}

  /** Sweep: go on or stop. */
  record Answer(boolean stop) implements Message {}

  /** Worker: counts of the test images, rows by truth. */
  record Tested(List<List<Long>> confusion) implements Message {}

  /** Worker: the attempt is over. */
  record Ended(Kind kind, String reason) implements Message {

    /** Kinds of {@link TrialEnd} that a worker can tell. */
    enum Kind {
      COMPLETED,
      STOPPED,
      DIVERGED,
      FAILED,
      OUT_OF_MEMORY,
      DISK_FULL,
      HINDERED
    }

    TrialEnd end() {
      return switch (kind) {
        case COMPLETED -> new TrialEnd.Completed();
        case STOPPED -> new TrialEnd.Stopped(reason);
        case DIVERGED -> new TrialEnd.Diverged(reason);
        case FAILED -> new TrialEnd.Failed(reason);
        case OUT_OF_MEMORY -> new TrialEnd.OutOfMemory(reason);
        case DISK_FULL -> new TrialEnd.DiskFull(reason);
        case HINDERED -> new TrialEnd.Hindered(reason);
      };
    }
  }
}
