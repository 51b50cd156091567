package io.vgglab.sweep.sampler;

/** What happens when a sampler comes to parameters that another trial has already. */
public enum DuplicatePolicy {
  /** The trial runs; the sampler learns from each as from any other. */
  RERUN,
  /** The sampler draws again; a space whose every point has been tried ends the study. */
  SKIP,
  /** The trial runs; the sampler sees every one of them with the mean of their values. */
  AVERAGE
}
