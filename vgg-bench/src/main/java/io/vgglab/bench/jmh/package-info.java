/**
 * The benchmarks themselves, one question a class, and the states they share.
 *
 * <pre>
 * OpenNetwork (engine, device, preset, ...) --> ForwardPass, BackwardPass, TrainStep, Prediction
 * ImageFeed   (OpenNetwork)                 --> EpochSlice, DataFeeding
 * ResizeOnly  (engine, device, method, ...) --> ResizeToSide
 * FinishedStudy (trials, epochs)            --> StudyRendering
 * </pre>
 *
 * <p>Every operation of a network ends in {@link io.vgglab.network.Network#synchronize()}, or in
 * results copied to the heap, so that queued work is done before the clock stops. Depends on
 * vgg-core, vgg-reports and JMH; knows no engine.
 */
package io.vgglab.bench.jmh;
