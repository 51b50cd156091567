package io.vgglab.device;

import java.util.List;
import java.util.Optional;

/**
 * The GPUs that {@code CUDA_VISIBLE_DEVICES} leaves to this process; those that a scheduler has
 * hidden are somebody else's.
 *
 * @param variable what CUDA takes: numbers with commas, as nvidia-smi counts; hides all where it is
 *     empty or no list; a list of names instead of numbers hides none that can be told
 */
public record VisibleGpus(Optional<String> variable) {

  private static final String NAME = "CUDA_VISIBLE_DEVICES";

  /** As this process was started. */
  public static VisibleGpus ofThisProcess() {
    return new VisibleGpus(Optional.ofNullable(System.getenv(NAME)));
  }

  /** The rule that a GPU which was asked for breaks; empty where nobody hides it. */
  public Optional<String> obstacle(int index) {
    return hiding(index)
        .map(list -> "device must be one of " + list + ", but was 'cuda:" + index + "'");
  }

  /** Why nothing runs on a GPU that nobody asked for; empty where nobody hides it. */
  public Optional<String> reason(int index) {
    return hiding(index).map(list -> "the GPU is hidden by " + list);
  }

  /** The list that a GPU is missing in. */
  private Optional<String> hiding(int index) {
    String visible = variable.orElse("0-999").strip();
    boolean none = visible.isEmpty() || visible.startsWith("-") || visible.startsWith("No");
    List<String> numbers = List.of(visible.split("\\s*,\\s*", -1));
    boolean known = numbers.stream().allMatch(number -> number.matches("\\d{1,3}"));
    boolean hidden = none || (known && !numbers.contains(Integer.toString(index)));
    return hidden
        ? Optional.of(NAME + "=" + visible + ", counted as nvidia-smi does")
        : Optional.empty();
  }
}
