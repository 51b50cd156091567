package io.vgglab.network.onednn;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Resampling;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import java.nio.FloatBuffer;

/**
 * Turns a batch of bytes into the first convolution's input: resize, then scaling, channel first.
 */
final class Pixels {

  private final TensorShape shape;
  private final ChannelScaling scaling;
  private final boolean resizes;
  private final ResizedAxis columns;
  private final ResizedAxis rows;
  private final float[] plane;
  private final float[] widened;
  private final float[] result;

  Pixels(TensorShape shape, Resize resize, ChannelScaling scaling) {
    this.shape = shape;
    this.scaling = scaling;
    this.resizes = !resize.isNone();
    this.columns = axis(resize, shape.width());
    this.rows = axis(resize, shape.height());
    this.plane = new float[shape.area()];
    this.widened = new float[shape.height() * columns.size()];
    this.result = new float[rows.size() * columns.size()];
  }

  private static ResizedAxis axis(Resize resize, int in) {
    return new ResizedAxis(Resampling.of(resize.method(), in, resize.side()));
  }

  /** Writes all images of the batch. */
  void write(Batch batch, FloatBuffer target) {
    int planes = batch.size() * shape.channels();
    for (int i = 0; i < planes; i++) {
      int channel = i % shape.channels();
      read(batch.pixels(), i * plane.length);
      float[] values = resizes ? resized() : plane;
      scale(values, scaling.scale(channel), scaling.shift(channel));
      target.put(i * values.length, values);
    }
  }

  private void read(byte[] pixels, int from) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] = pixels[from + i] & 0xff;
    }
  }

  private float[] resized() {
    int width = columns.size();
    for (int y = 0; y < shape.height(); y++) {
      columns.row(plane, y * shape.width(), widened, y * width);
    }
    for (int y = 0; y < rows.size(); y++) {
      rows.rows(widened, width, y, result);
    }
    return result;
  }

  private static void scale(float[] values, float scale, float shift) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * scale + shift;
    }
  }
}
