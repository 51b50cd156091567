package io.vgglab.sweep.executor;

/**
 * What is known when training begins.
 *
 * @param slot number of the slot, from 0
 * @param engine engine that trains
 * @param device where, such as {@code cpu}
 * @param threads threads on a processor
 * @param seed root of its random numbers
 * @param epochsDone epochs of the checkpoint that it goes on from; 0 from the start
 * @param trainingImages images an epoch
 * @param validationImages images that epochs are measured on
 */
public record TrialStart(
    int slot,
    String engine,
    String device,
    int threads,
    long seed,
    int epochsDone,
    int trainingImages,
    int validationImages) {}
