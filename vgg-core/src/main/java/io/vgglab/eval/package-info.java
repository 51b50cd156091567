/**
 * What a network's predictions are worth: counts, measures, reports and their uncertainty.
 *
 * <pre>
 * labels, predictions --> ConfusionMatrix --+--> Metric            one number
 *                                           +--> ClassificationReport   the table of scikit-learn
 *                                           +--> Bootstrap         how far chance moves the number
 * labels, probabilities --> Predictions ----+--> top-k, log loss, calibration error
 * </pre>
 *
 * <p>Depends on the JDK and Apache Commons Math. Everything here is immutable and safe to share
 * between threads; a measure whose denominator is zero is 0.
 */
package io.vgglab.eval;
