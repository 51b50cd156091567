/**
 * A study: what is searched, the loop that runs it, and what comes of it.
 *
 * <pre>
 * study.yaml --StudyFile--> StudySpec --Study--> Sampler(history) -> Assignment -> Experiment
 *                                      ^                               |
 *                                 StudyStore <-- report, finish -- TrialExecutor
 * </pre>
 */
package io.vgglab.sweep.study;
