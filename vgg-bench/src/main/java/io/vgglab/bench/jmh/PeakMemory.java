package io.vgglab.bench.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Largest memory of a fork so far, in MiB: resident, as Linux counts it, and Java heap.
 *
 * <p>Read between iterations, so it takes nothing from what is timed. What lies between the two is
 * native memory and the virtual machine's own.
 */
public final class PeakMemory implements InternalProfiler {

  private static final double MIB = 1 << 20;
  private static final double KIB_IN_MIB = 1 << 10;
  private static final Path STATUS = Path.of("/proc/self/status");

  /** One line for JMH's list of profilers. */
  @Override
  public String getDescription() {
    return "Largest resident and heap memory of a fork";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // nothing to prepare: both peaks count from the start of the fork
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<ScalarResult> peaks = new ArrayList<>();
    peaks.add(new ScalarResult("peak heap", heap() / MIB, "MiB", AggregationPolicy.MAX));
    double resident = resident();
    if (resident > 0) {
      peaks.add(
          new ScalarResult("peak resident", resident / KIB_IN_MIB, "MiB", AggregationPolicy.MAX));
    }
    return peaks;
  }

  private static double heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** KiB, or 0 where the system does not say. */
  private static double resident() {
    try {
      return Files.isReadable(STATUS)
          ? Files.readAllLines(STATUS, StandardCharsets.UTF_8).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0)
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
