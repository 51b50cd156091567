package io.vgglab.bench.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Largest memory of a fork so far, in MiB: resident, as its counter says; Java heap as the sum of
 * the peaks of its pools, which is at least what they held at once; and what was native or in use
 * on the GPU at the end of an iteration.
 *
 * <p>Read between iterations, so it takes nothing from what is timed.
 */
public final class PeakMemory implements InternalProfiler {

  private static final double MIB = 1 << 20;
  private static final double KIB_IN_MIB = 1 << 10;
  private static final String DEVICE = "device";

  /** One line for JMH's list of profilers. */
  @Override
  public String getDescription() {
    return "Largest heap, resident, native and GPU memory of a fork";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // nothing to prepare: the peaks count from the start of the fork
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<ScalarResult> peaks = new ArrayList<>();
    add(peaks, "peak heap", OptionalDouble.of(heap() / MIB), 1);
    add(peaks, "peak resident", ProcessMemory.peakResident(), KIB_IN_MIB);
    add(peaks, "peak native", ProcessMemory.residentNative(), KIB_IN_MIB);
    add(peaks, "peak GPU", gpu(benchmark), 1);
    return peaks;
  }

  private static void add(
      List<ScalarResult> peaks, String name, OptionalDouble amount, double inMib) {
    amount.ifPresent(
        value -> peaks.add(new ScalarResult(name, value / inMib, "MiB", AggregationPolicy.MAX)));
  }

  private static OptionalDouble gpu(BenchmarkParams benchmark) {
    return benchmark.getParamsKeys().contains(DEVICE)
        ? GpuMemory.used("nvidia-smi", benchmark.getParam(DEVICE))
        : OptionalDouble.empty();
  }

  private static double heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
