package io.vgglab.provenance;

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

  /** System property that names the program to ask, {@code nvidia-smi} on the path otherwise. */
  public static final String PROPERTY = "vgg.nvidia-smi";

  private static final String CAPABILITY = "compute_cap";
  private static final List<String> COLUMNS =
      List.of("index", "name", "driver_version", CAPABILITY, "memory.total", "clocks.max.sm");

  /** Drivers before 510 do not know the column. */
  private static final List<String> OLD_COLUMNS =
      COLUMNS.stream().filter(column -> !column.equals(CAPABILITY)).toList();

  /** Copies the list. */
  public GpuSurvey {
    gpus = List.copyOf(gpus);
  }

  /** Asks {@code nvidia-smi}; each GPU answers in one line. */
  public static GpuSurvey ofThisMachine() {
    return of(Command::output);
  }

  /** Asks through {@code run}, which returns a command's output, or nothing where it fails. */
  public static GpuSurvey of(Function<List<String>, Optional<String>> run) {
    Optional<String> answer = run.apply(query(COLUMNS));
    if (answer.isPresent()) {
      return parsed(answer.get(), COLUMNS.size());
    }
    return run.apply(query(OLD_COLUMNS))
        .map(text -> parsed(text, OLD_COLUMNS.size()))
        .orElse(
            new GpuSurvey(
                List.of(),
                "nvidia-smi is missing or found no driver, so there is no NVIDIA GPU to use"));
  }

  private static List<String> query(List<String> columns) {
    return List.of(
        System.getProperty(PROPERTY, "nvidia-smi"),
        "--query-gpu=" + String.join(",", columns),
        "--format=csv,noheader");
  }

  private static GpuSurvey parsed(String answer, int columns) {
    List<Gpu> gpus = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      List<String> cells = new ArrayList<>(List.of(line.strip().split("\\s*,\\s*", -1)));
      if (cells.size() == columns && cells.get(0).matches("[0-9]{1,3}")) {
        if (columns < COLUMNS.size()) {
          cells.add(COLUMNS.indexOf(CAPABILITY), "unknown");
        }
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
