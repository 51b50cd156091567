package io.vgglab.eval;

/**
 * Images of one class that were taken for another.
 *
 * @param truth the class they have, from 0
 * @param predicted the class they were given, different from {@code truth}
 * @param count how many images
 */
public record Confusion(int truth, int predicted, long count) {}
