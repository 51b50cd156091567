package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import io.vgglab.network.DropoutMask;
import java.nio.FloatBuffer;

/**
 * Dropout in place, by the mask that all engines share.
 *
 * <p>In place is right even after a fused ReLU, whose gradient looks at its result: a value that
 * the mask zeroes has no gradient anyway.
 */
final class DropoutStep implements Step {

  private final Layer.Dropout layer;
  private final DropoutMask mask;
  private final Feed feed;
  private Block factors;

  DropoutStep(Layer.Dropout layer, long seed, Feed feed) {
    this.layer = layer;
    this.mask = new DropoutMask(seed, layer);
    this.feed = feed;
  }

  @Override
  public Block forward(Tape tape, Block input) {
    Layout layout = input.layout();
    Block plain = tape.allocate(plainLayout(tape, layout.sides().length));
    float[] drawn = new float[Math.multiplyExact(tape.batch(), layer.output().elements())];
    FloatBuffer target = plain.floats();
    tape.add(
        () -> {
          mask.fill(feed.step(), drawn);
          target.put(0, drawn);
        });
    factors = tape.kept(plain, layout);
    tape.add(Arithmetic.inPlace(tape.engine(), tape.scope(), input, factors));
    return input;
  }

  private Layout plainLayout(Tape tape, int sides) {
    TensorShape shape = layer.output();
    return sides == 2
        ? Layout.plain(tape.scope(), tape.batch(), shape.elements())
        : Layout.plain(tape.scope(), tape.batch(), shape.channels(), shape.height(), shape.width());
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Block given = tape.moved(gradient, factors.layout());
    tape.add(Arithmetic.inPlace(tape.engine(), tape.scope(), given, factors));
    return given;
  }
}
