package io.vgglab.bench.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The GPUs that this machine's driver lists.
 *
 * @param gpus in the driver's order
 * @param reason why there are none; empty where there are
 */
public record GpuSurvey(List<Gpu> gpus, String reason) {

  /** What is asked; each GPU answers in one line. */
  static final List<String> QUERY =
      List.of(
          "nvidia-smi",
          "--query-gpu=index,name,driver_version,compute_cap,memory.total,clocks.max.sm",
          "--format=csv,noheader");

  private static final int COLUMNS = 6;

  /** Copies the list. */
  public GpuSurvey {
    gpus = List.copyOf(gpus);
  }

  /** Asks {@code nvidia-smi}. */
  public static GpuSurvey ofThisMachine() {
    return of(Command::output);
  }

  /** Asks through {@code run}, which returns a command's output, or nothing where it fails. */
  static GpuSurvey of(Function<List<String>, Optional<String>> run) {
    Optional<String> answer = run.apply(QUERY);
    if (answer.isEmpty()) {
      return new GpuSurvey(
          List.of(), "nvidia-smi is missing or found no driver, so there is no NVIDIA GPU to use");
    }
    List<Gpu> gpus = new ArrayList<>();
    for (String line : answer.get().lines().toList()) {
      List<String> cells = List.of(line.strip().split("\\s*,\\s*", -1));
      if (cells.size() == COLUMNS && cells.get(0).matches("[0-9]{1,3}")) {
        gpus.add(
            new Gpu(
                Integer.parseInt(cells.get(0)),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5)));
      }
    }
    return new GpuSurvey(gpus, gpus.isEmpty() ? "nvidia-smi lists no GPU" : "");
  }

  /** The GPU of a number. */
  public Optional<Gpu> gpu(int index) {
    return gpus.stream().filter(gpu -> gpu.index() == index).findFirst();
  }
}
