package io.vgglab.network.onednn;

/** ReLU on its own, in place. */
final class ReluStep implements Step {

  private Block result;

  @Override
  public Block forward(Tape tape, Block input) {
    result = input;
    tape.add(Rectifier.forward(tape.engine(), tape.scope(), input));
    return input;
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Block given = tape.moved(gradient, result.layout());
    tape.add(Rectifier.backward(tape.engine(), tape.scope(), result, given));
    return given;
  }
}
