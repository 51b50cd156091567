package io.vgglab.network.onednn;

import io.vgglab.network.LayerTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs operations one by one and adds up how long those of each pass of each layer took. */
final class Stopwatch {

  private static final double NANOS_IN_MILLI = 1e6;

  private final Engine engine;
  private final Map<Pass, Long> nanos = new LinkedHashMap<>();

  Stopwatch(Engine engine) {
    this.engine = engine;
  }

  /** Runs a list in order. */
  void runAll(List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation instanceof LabelledOperation labelled) {
        run(labelled.layer(), labelled.pass(), labelled);
      } else {
        operation.run();
      }
    }
  }

  /** Runs one. */
  void run(String layer, String pass, Operation operation) {
    long start = System.nanoTime();
    operation.run();
    engine.synchronize();
    nanos.merge(new Pass(layer, pass), System.nanoTime() - start, Long::sum);
  }

  /** What was found, in the order of execution. */
  List<LayerTime> times() {
    List<LayerTime> times = new ArrayList<>();
    nanos.forEach(
        (pass, time) -> times.add(new LayerTime(pass.layer, pass.name, time / NANOS_IN_MILLI)));
    return times;
  }

  private record Pass(String layer, String name) {}
}
