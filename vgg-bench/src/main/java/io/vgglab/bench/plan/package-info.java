/**
 * What to measure: networks, batches, the rows of a run, and how long each is timed.
 *
 * <pre>
 * BenchPreset --> Selection(workloads, parameters) --+
 * Options (-Dbench.*) --> Target(engine, device) ----+--> one JMH process per (target, round, selection)
 * </pre>
 *
 * <p>Depends on vgg-core, and on vgg-reports for the names of figures.
 */
package io.vgglab.bench.plan;
