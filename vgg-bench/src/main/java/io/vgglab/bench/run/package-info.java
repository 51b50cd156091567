/**
 * One run: engines probed and checked, JMH started for each of them in turn, results merged.
 *
 * <pre>
 * Targets.of(options, bundles, gpus) --> Target, Absent(reason)
 * Target --ProbeProcess--> Probed(versions, kernels, Computed) --Gate--> may be timed
 * Target x round x selection --JmhProcess--> JMH's own JSON --Merge--> BenchRow
 * </pre>
 *
 * <p>This process loads no engine: probes and benchmarks run in processes started from a bundle.
 * Depends on {@code plan}, {@code environment}, {@code trust}, vgg-core, vgg-reports, Jackson and
 * Commons Math.
 */
package io.vgglab.bench.run;
