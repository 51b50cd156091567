package io.vgglab.cli;

import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running study to end. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a running study to end, through its database, from any terminal that reaches it.",
      "The trials that run train to their end; the same sweep command goes on later."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  vgg sweep stop runs/quick", "  vgg sweep stop --now runs/quick"})
final class StopCommand implements Callable<Integer> {

  @Mixin private StudyPlace place;

  @Option(
      names = "--now",
      description = "Ends the running trials too; they go on from their checkpoints later.")
  private boolean now;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (StudyStore store = place.open()) {
      StoredStudy study = place.find(store);
      List<RunStatus> alive =
          study.runs().stream().filter(run -> run.isAlive(RunStatus.GRACE)).toList();
      PrintWriter out = spec.commandLine().getOut();
      for (RunStatus status : alive) {
        study.requestStop(status.run(), now ? StopRequest.NOW : StopRequest.AFTER_TRIALS);
        out.println("asked " + status.run().describe() + " to stop");
      }
      if (alive.isEmpty()) {
        out.println("study " + study.header().name() + " is not running");
      }
      out.flush();
      return 0;
    }
  }
}
