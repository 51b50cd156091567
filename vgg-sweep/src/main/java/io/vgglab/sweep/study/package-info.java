/**
 * A study: what is searched, the loop that runs it, and what comes of it.
 *
 * <pre>
 * study.yaml --StudyFile--> StudySpec --Study--> Sampler(history) -> Assignment -> Experiment
 *                                      ^                               |
 *                                 StudyStore <-- report, finish -- TrialExecutor
 * </pre>
 *
 * <p>Depends on every other package under {@code sweep} except {@code replay}, on vgg-core, Jackson
 * and the records of vgg-reports, which it fills.
 */
package io.vgglab.sweep.study;
