package io.vgglab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a plan as the table that Keras users know: layer and type, output shape, parameters. */
public final class Summary {

  private static final int NAME = 28;
  private static final int SHAPE = 25;
  private static final int REST = 12;
  private static final Row HEADING = new Row("Layer (type)", "Output Shape", "Param #");

  private Summary() {}

  /**
   * The table, ending in the line {@code Total params: N}; lines are separated by {@code \n}. It is
   * as wide as Keras' own, or as the longest row needs.
   */
  public static String of(VggPlan plan) {
    List<Row> rows = rows(plan);
    int name = widest(NAME, rows, Row::name);
    int shape = widest(SHAPE, rows, Row::shape);
    String format = "%-" + name + "s %-" + shape + "s %s";
    String thin = "_".repeat(name + shape + REST);
    String thick = "=".repeat(name + shape + REST);
    String table =
        rows.stream().map(row -> row.text(format)).collect(Collectors.joining("\n" + thin + "\n"));
    return String.join(
            "\n",
            thin,
            HEADING.text(format),
            thick,
            table,
            thick,
            total("Multiply-adds per image", plan.multiplyAdds()),
            total("Trainable params", plan.trainableParameters()),
            total("Non-trainable params", plan.otherParameters()),
            total("Total params", plan.parameterCount()))
        + "\n";
  }

  private static List<Row> rows(VggPlan plan) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("input (InputLayer)", image(plan.spec().input()), "0"));
    boolean isFlat = false;
    for (Layer layer : plan.layers()) {
      isFlat |= layer instanceof Layer.Flatten || layer instanceof Layer.GlobalAverage;
      long parameters = layer.trainableParameters() + layer.otherParameters();
      rows.add(
          new Row(
              layer.name() + " (" + layer.accept(TypeName.INSTANCE) + ")",
              isFlat ? "(None, " + layer.output().channels() + ")" : image(layer.output()),
              Long.toString(parameters)));
    }
    return rows;
  }

  private static int widest(int least, List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).reduce(least, Math::max);
  }

  private static String image(TensorShape shape) {
    return "(None, " + shape.height() + ", " + shape.width() + ", " + shape.channels() + ")";
  }

  private static String total(String label, long value) {
    return String.format(Locale.ROOT, "%s: %,d", label, value);
  }

  /** One line of the table, before it is known how wide its columns are. */
  private record Row(String name, String shape, String parameters) {

    String text(String format) {
      return String.format(Locale.ROOT, format, name, shape, parameters);
    }
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
