package io.vgglab.provenance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GPU as its driver describes it.
 *
 * @param index number, from 0
 * @param name product
 * @param driver version of the driver
 * @param computeCapability for example {@code 9.0}; {@code unknown} where the driver is too old to
 *     say
 * @param memory in total, with its unit
 * @param clock highest clock of the multiprocessors, with its unit
 */
public record Gpu(
    int index, String name, String driver, String computeCapability, String memory, String clock) {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

  /** The compute capability as a number; empty where the driver did not say. */
  public OptionalDouble capability() {
    return number(computeCapability);
  }

  /** Whether the driver is of a version such as 450.80 or a later one, or did not say. */
  public boolean hasDriver(int major, int minor) {
    Matcher version = VERSION.matcher(driver);
    if (!version.lookingAt()) {
      return true;
    }
    int first = Integer.parseInt(version.group(1));
    return first > major || (first == major && Integer.parseInt(version.group(2)) >= minor);
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** What {@code environment.json} says about it. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("driver", driver);
    facts.put("compute capability", computeCapability);
    facts.put("memory", memory);
    facts.put("highest clock", clock);
    return facts;
  }
}
