package io.vgglab.model;

/** The function that a convolution or dense layer applies to its own output. */
public enum Activation {
  /** None: the layer is linear. */
  NONE,
  /** max(x, 0). */
  RELU,
  /** exp(x) normalised over the classes; only the last layer has it. */
  SOFTMAX
}
