/**
 * The main of the benchmarks: properties in, a page out.
 *
 * <pre>
 * bench.* properties --> plan.Options --> run.BenchRun --> reports/site/bench-PRESET.html
 * </pre>
 *
 * <p>Loads no engine. May depend on everything in this module, vgg-core and vgg-reports.
 */
package io.vgglab.bench;
