package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import java.util.ArrayList;
import java.util.List;

/** Chooses the step for each layer of a plan. */
final class TrainingSteps implements Layer.Visitor<Step> {

  private final Tape tape;
  private final Feed feed;
  private final long seed;
  private boolean seenConvolution;

  TrainingSteps(Tape tape, Feed feed, long seed) {
    this.tape = tape;
    this.feed = feed;
    this.seed = seed;
  }

  /** The steps of the layers, the resize left out: the input does it. */
  List<Step> of(List<Layer> layers) {
    List<Step> steps = new ArrayList<>();
    for (Layer layer : layers) {
      steps.add(layer.accept(this));
    }
    return steps;
  }

  @Override
  public Step resize(Layer.Rescale layer) {
    return new Unchanged();
  }

  @Override
  public Step convolution(Layer.Convolution layer) {
    boolean first = !seenConvolution;
    seenConvolution = true;
    return new ConvolutionStep(tape, layer, first);
  }

  @Override
  public Step batchNorm(Layer.BatchNorm layer) {
    return new BatchNormStep(tape, layer);
  }

  @Override
  public Step relu(Layer.Relu layer) {
    return new ReluStep();
  }

  @Override
  public Step localResponseNorm(Layer.LocalResponseNorm layer) {
    return new LocalResponseNormStep(layer);
  }

  @Override
  public Step maxPool(Layer.MaxPool layer) {
    return PoolingStep.max(tape, layer);
  }

  @Override
  public Step globalAverage(Layer.GlobalAverage layer) {
    Step average = PoolingStep.average(tape, layer);
    return new Chain(average, new FlattenStep(layer.output()));
  }

  @Override
  public Step flatten(Layer.Flatten layer) {
    return new FlattenStep(layer.input());
  }

  @Override
  public Step dense(Layer.Dense layer) {
    return new DenseStep(tape, layer);
  }

  @Override
  public Step dropout(Layer.Dropout layer) {
    return new DropoutStep(layer, seed, feed);
  }

  /** The resize, which happened before the pixels became floats in native memory. */
  private record Unchanged() implements Step {
    @Override
    public Block forward(Tape tape, Block input) {
      return input;
    }

    @Override
    public Block backward(Tape tape, Block gradient) {
      return gradient;
    }
  }

  private record Chain(Step one, Step two) implements Step {
    @Override
    public Block forward(Tape tape, Block input) {
      return two.forward(tape, one.forward(tape, input));
    }

    @Override
    public Block backward(Tape tape, Block gradient) {
      return one.backward(tape, two.backward(tape, gradient));
    }
  }
}
