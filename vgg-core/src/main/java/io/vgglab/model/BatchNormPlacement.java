package io.vgglab.model;

/** Where batch normalisation stands relative to the activation of every convolution. */
public enum BatchNormPlacement {
  /** No batch normalisation, as in the paper. */
  NONE,
  /** Convolution, batch norm, ReLU (Ioffe and Szegedy, 2015, section 3.2). */
  BEFORE_ACTIVATION,
  /** Convolution, ReLU, batch norm. */
  AFTER_ACTIVATION
}
