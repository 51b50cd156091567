package io.vgglab.bench.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A GPU as its driver describes it.
 *
 * @param index number, from 0
 * @param name product
 * @param driver version of the driver
 * @param computeCapability for example {@code 9.0}
 * @param memory in total, with its unit
 * @param clock highest clock of the multiprocessors, with its unit
 */
public record Gpu(
    int index, String name, String driver, String computeCapability, String memory, String clock) {

  /** The first compute capability that the CUDA 11.6 build of ND4J has no kernels for. */
  public static final double FIRST_UNSUPPORTED = 9.0;

  /** Whether {@code nd4j-cuda-11.6}, which was built for 3.7 to 8.6 without PTX, can run on it. */
  public boolean runsCuda116() {
    try {
      return Double.parseDouble(computeCapability) < FIRST_UNSUPPORTED;
    } catch (NumberFormatException e) {
      return true;
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
