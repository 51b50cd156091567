package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation through {@code batchnorm} and {@code batchnorm_bp}.
 *
 * <p>Sums are products with a row of ones: the reduction operations take eight times as long.
 */
final class BatchNormNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private static final double[] EPSILON = {Layer.BatchNorm.EPSILON};

  /** Scale, shift, and the axis of the channels. */
  private static final long[] ARGUMENTS = {1, 1, 3};

  private final transient int channels;
  private final transient INDArray mean;
  private final transient INDArray variance;
  private transient INDArray in;

  BatchNormNode(Layer.BatchNorm layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.channels = layer.input().channels();
    this.mean = arena().get(layer.name() + "/mean", channels);
    this.variance = arena().get(layer.name() + "/variance", channels);
  }

  @Override
  String operation() {
    return "batchnorm";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    if (training) {
      in = x;
      measure(x);
      normalise(x, mean, variance, target);
    } else {
      normalise(x, value("running_mean"), value("running_var"), target);
    }
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray back = inputGradient(gradient);
    Ops.run(
        "batchnorm_bp",
        List.of(in, mean, variance, value("weight"), value("bias"), gradient),
        List.of(
            back,
            arena().get("unused/mean", channels),
            arena().get("unused/variance", channels),
            gradient("weight"),
            gradient("bias")),
        EPSILON,
        ARGUMENTS);
    return back;
  }

  /** Moves the running statistics towards those of the last training pass. */
  void move() {
    double share = 1 - Layer.BatchNorm.MOMENTUM;
    double n = (double) in.length() / channels;
    blend(value("running_mean"), mean, share);
    blend(value("running_var"), variance, share * n / Math.max(n - 1, 1));
  }

  private static void blend(INDArray running, INDArray batch, double share) {
    running.muli(Layer.BatchNorm.MOMENTUM).addi(batch.mul(share));
  }

  private void normalise(INDArray x, INDArray means, INDArray variances, INDArray target) {
    Ops.run(
        "batchnorm",
        List.of(x, means, variances, value("weight"), value("bias")),
        List.of(target),
        EPSILON,
        ARGUMENTS);
  }

  private void measure(INDArray x) {
    mean(x, mean);
    INDArray centred = arena().get("scratch", x.shape());
    Nd4j.getExecutioner().exec(new BroadcastSubOp(x, mean, centred, 3));
    mean(centred.muli(centred), variance);
  }

  /** Sums over images, then rows, then columns: short sums keep float32 exact enough. */
  private void mean(INDArray x, INDArray target) {
    long height = x.size(1);
    long width = x.size(2);
    INDArray image = sum(x, x.size(0), height * width * channels, "image");
    INDArray row = sum(image, height, width * channels, "row");
    INDArray pixel = sum(row, width, channels, "pixel");
    target.assign(pixel.reshape(channels)).divi((double) x.length() / channels);
  }

  private INDArray sum(INDArray x, long count, long length, String name) {
    INDArray target = arena().get("sum/" + name, 1, length);
    Ops.multiply(arena().ones(count), false, x.reshape('c', count, length), false, target);
    return target;
  }
}
