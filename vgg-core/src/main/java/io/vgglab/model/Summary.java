package io.vgglab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a plan as the table that Keras users know: layer and type, output shape, parameters. */
public final class Summary {

  private static final int NAME = 29;
  private static final int SHAPE = 26;
  private static final int WIDTH = 65;

  private Summary() {}

  /** The table, ending in the line {@code Total params: N}; lines are separated by {@code \n}. */
  public static String of(VggPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("_".repeat(WIDTH));
    lines.add(row("Layer (type)", "Output Shape", "Param #"));
    lines.add("=".repeat(WIDTH));
    lines.add(row("input (InputLayer)", image(plan.spec().input()), "0"));
    boolean isFlat = false;
    for (Layer layer : plan.layers()) {
      isFlat |= layer instanceof Layer.Flatten || layer instanceof Layer.GlobalAverage;
      long parameters = layer.trainableParameters() + layer.otherParameters();
      lines.add("_".repeat(WIDTH));
      lines.add(
          row(
              layer.name() + " (" + layer.accept(TypeName.INSTANCE) + ")",
              isFlat ? "(None, " + layer.output().channels() + ")" : image(layer.output()),
              Long.toString(parameters)));
    }
    lines.add("=".repeat(WIDTH));
    lines.add(total("Multiply-adds per image", plan.multiplyAdds()));
    lines.add(total("Trainable params", plan.trainableParameters()));
    lines.add(total("Non-trainable params", plan.otherParameters()));
    lines.add(total("Total params", plan.parameterCount()));
    return String.join("\n", lines) + "\n";
  }

  private static String row(String name, String shape, String parameters) {
    String format = "%-" + (NAME - 1) + "s %-" + (SHAPE - 1) + "s %s";
    return String.format(Locale.ROOT, format, name, shape, parameters);
  }

  private static String image(TensorShape shape) {
    return "(None, " + shape.height() + ", " + shape.width() + ", " + shape.channels() + ")";
  }

  private static String total(String label, long value) {
    return String.format(Locale.ROOT, "%s: %,d", label, value);
  }

  /** Keras' class names. */
  private enum TypeName implements Layer.Visitor<String> {
    INSTANCE;

    @Override
    public String resize(Layer.Rescale layer) {
      return "Resizing";
    }

    @Override
    public String convolution(Layer.Convolution layer) {
      return "Conv2D";
    }

    @Override
    public String batchNorm(Layer.BatchNorm layer) {
      return "BatchNormalization";
    }

    @Override
    public String relu(Layer.Relu layer) {
      return "Activation";
    }

    @Override
    public String localResponseNorm(Layer.LocalResponseNorm layer) {
      return "LRN";
    }

    @Override
    public String maxPool(Layer.MaxPool layer) {
      return "MaxPooling2D";
    }

    @Override
    public String globalAverage(Layer.GlobalAverage layer) {
      return "GlobalAveragePooling2D";
    }

    @Override
    public String flatten(Layer.Flatten layer) {
      return "Flatten";
    }

    @Override
    public String dense(Layer.Dense layer) {
      return "Dense";
    }

    @Override
    public String dropout(Layer.Dropout layer) {
      return "Dropout";
    }
  }
}
