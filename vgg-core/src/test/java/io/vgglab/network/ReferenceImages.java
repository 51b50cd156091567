package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;

/** From bytes to the first convolution's input in double precision: resize, then scaling. */
public final class ReferenceImages {

  private ReferenceImages() {}

  /** Images row by row, channel first. */
  public static double[][] of(Batch batch, Resize resize, ChannelScaling scaling) {
    TensorShape in = batch.shape();
    TensorShape out = resize.isNone() ? in : in.withSize(resize.side(), resize.side());
    double[][] images = new double[batch.size()][out.elements()];
    for (int n = 0; n < batch.size(); n++) {
      for (int i = 0; i < out.elements(); i++) {
        int c = i / out.area();
        int start = (n * in.channels() + c) * in.area();
        int y = i % out.area() / out.width();
        int x = i % out.width();
        double value =
            resize.isNone()
                ? batch.pixels()[start + i % out.area()] & 0xff
                : at(
                    batch.pixels(),
                    start,
                    in,
                    resize,
                    (double) y / resize.side(),
                    (double) x / resize.side());
        images[n][i] = value * scaling.scale(c) + scaling.shift(c);
      }
    }
    return images;
  }

  /** The value at a point given in [0, 1): sums the neighbourhood by the method's kernel. */
  private static double at(
      byte[] pixels, int start, TensorShape in, Resize resize, double top, double left) {
    double half = 0.5 / resize.side();
    double[] position =
        switch (resize.method()) {
          case NONE, NEAREST, BILINEAR_TF1 -> new double[] {top * in.height(), left * in.width()};
          case BILINEAR, BICUBIC ->
              new double[] {(top + half) * in.height() - 0.5, (left + half) * in.width() - 0.5};
        };
    double tiny = 1e-9;
    int y0 = (int) Math.floor(position[0] + tiny);
    int x0 = (int) Math.floor(position[1] + tiny);
    double sum = 0;
    for (int y = y0 - 1; y <= y0 + 2; y++) {
      for (int x = x0 - 1; x <= x0 + 2; x++) {
        double weight =
            weight(resize.method(), y - position[0], y == y0)
                * weight(resize.method(), x - position[1], x == x0);
        int sy = Math.min(Math.max(y, 0), in.height() - 1);
        int sx = Math.min(Math.max(x, 0), in.width() - 1);
        sum += weight * (pixels[start + sy * in.width() + sx] & 0xff);
      }
    }
    return sum;
  }

  private static double weight(Resize.Method method, double distance, boolean isFloor) {
    double d = Math.abs(distance);
    return switch (method) {
      case NONE, NEAREST -> isFloor ? 1 : 0;
      case BILINEAR, BILINEAR_TF1 -> Math.max(0, 1 - d);
      case BICUBIC -> {
        double a = -0.75;
        yield d <= 1
            ? (a + 2) * d * d * d - (a + 3) * d * d + 1
            : d < 2 ? a * d * d * d - 5 * a * d * d + 8 * a * d - 4 * a : 0;
      }
    };
  }
}
