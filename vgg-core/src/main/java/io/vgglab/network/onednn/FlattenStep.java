package io.vgglab.network.onednn;

import io.vgglab.model.TensorShape;

/** Lines a blocked feature map up as plain rows, channel first. */
final class FlattenStep implements Step {

  private final TensorShape shape;
  private Layout original;
  private Layout image;

  FlattenStep(TensorShape shape) {
    this.shape = shape;
  }

  @Override
  public Block forward(Tape tape, Block input) {
    original = input.layout();
    image =
        Layout.plain(tape.scope(), tape.batch(), shape.channels(), shape.height(), shape.width());
    Block plain = tape.kept(input, image);
    return tape.view(plain, Layout.plain(tape.scope(), tape.batch(), shape.elements()));
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    return tape.moved(tape.view(gradient, image), original);
  }
}
