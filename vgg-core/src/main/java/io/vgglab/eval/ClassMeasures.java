package io.vgglab.eval;

/**
 * Precision, recall and F1 of one class, or their average over classes.
 *
 * @param precision correct predictions of the class / its predictions, 0 to 1, 0 without any
 * @param recall correct predictions of the class / its images, 0 to 1, 0 without any
 * @param f1 2 * correct / (images + predictions), 0 to 1, 0 without either
 * @param support images whose true class it is; for an average, of all classes
 */
public record ClassMeasures(double precision, double recall, double f1, long support) {}
