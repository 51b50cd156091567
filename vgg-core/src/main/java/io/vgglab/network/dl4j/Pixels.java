package io.vgglab.network.dl4j;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Resampling;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The graph's door: takes a batch's bytes and makes the first layer's input of them on the device,
 * resize first, then scaling.
 *
 * <p>Bytes travel as {@code pixel - 128}, since ND4J makes arrays of signed bytes.
 */
final class Pixels implements InputPreProcessor {

  private static final long serialVersionUID = 1L;

  private static final int OFFSET = 128;

  private final transient TensorShape shape;
  private final transient Resize resize;
  private final transient ChannelScaling scaling;
  private final transient Arena arena;
  private final boolean channelsLast;

  Pixels(
      TensorShape shape, Resize resize, ChannelScaling scaling, Arena arena, boolean channelsLast) {
    this.shape = shape;
    this.resize = resize;
    this.scaling = scaling;
    this.arena = arena;
    this.channelsLast = channelsLast;
  }

  /** A batch as the graph takes it; the caller closes it. */
  static INDArray bytes(Batch batch) {
    byte[] pixels = batch.pixels();
    byte[] signed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      signed[i] = (byte) (pixels[i] - OFFSET);
    }
    TensorShape shape = batch.shape();
    return Nd4j.createFromArray(signed)
        .reshape('c', batch.size(), shape.channels(), shape.height(), shape.width());
  }

  @Override
  public INDArray preProcess(INDArray bytes, int size, LayerWorkspaceMgr workspaces) {
    INDArray raw =
        arena.get("pixels/raw", bytes.size(0), shape.channels(), shape.height(), shape.width());
    raw.assign(bytes).addi(OFFSET);
    INDArray resized = resize.isNone() ? raw : resized(raw);
    scale(resized);
    if (!channelsLast) {
      return resized;
    }
    INDArray last =
        arena.get(
            "pixels/last", resized.size(0), resized.size(2), resized.size(3), resized.size(1));
    return last.assign(resized.permute(0, 2, 3, 1));
  }

  private void scale(INDArray images) {
    for (int channel = 0; !scaling.isIdentity() && channel < shape.channels(); channel++) {
      images.slice(channel, 1).muli(scaling.scale(channel)).addi(scaling.shift(channel));
    }
  }

  /** Columns first, then rows, each a product with the matrix of its axis. */
  private INDArray resized(INDArray images) {
    long size = images.size(0);
    long maps = size * shape.channels();
    int side = resize.side();
    INDArray wide = arena.get("resize/wide", maps * shape.height(), side);
    Ops.multiply(
        images.reshape('c', maps * shape.height(), shape.width()),
        false,
        axis("resize/columns", shape.width()),
        true,
        wide);
    INDArray turned = arena.get("resize/turned", maps, side, shape.height());
    turned.assign(wide.reshape('c', maps, shape.height(), side).permute(0, 2, 1));
    INDArray tall = arena.get("resize/tall", maps * side, side);
    Ops.multiply(
        turned.reshape('c', maps * side, shape.height()),
        false,
        axis("resize/rows", shape.height()),
        true,
        tall);
    INDArray target = arena.get("resize/target", size, shape.channels(), side, side);
    target
        .reshape('c', maps, side, side)
        .assign(tall.reshape('c', maps, side, side).permute(0, 2, 1));
    return target;
  }

  private INDArray axis(String name, int in) {
    INDArray matrix = arena.get(name, resize.side(), in);
    try (INDArray values =
        Nd4j.createFromArray(Resampling.of(resize.method(), in, resize.side()).matrix())) {
      return matrix.assign(values);
    }
  }

  @Override
  public INDArray backprop(INDArray gradient, int size, LayerWorkspaceMgr workspaces) {
    return gradient;
  }

  @Override
  public InputPreProcessor clone() {
    return this;
  }

  @Override
  public InputType getOutputType(InputType input) {
    int side = resize.isNone() ? 0 : resize.side();
    return InputType.convolutional(
        side == 0 ? shape.height() : side, side == 0 ? shape.width() : side, shape.channels());
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int size) {
    return new Pair<>(mask, state);
  }
}
