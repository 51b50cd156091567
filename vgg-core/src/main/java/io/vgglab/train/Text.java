package io.vgglab.train;

import io.vgglab.model.Head;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of settings to text and back; numbers never depend on the locale. */
final class Text {

  private Text() {}

  static String of(long value) {
    return Long.toString(value);
  }

  static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String of(boolean value) {
    return Boolean.toString(value);
  }

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String of(Resize resize) {
    return resize.isNone() ? "none" : of(resize.method()) + ":" + resize.side();
  }

  static String of(Head head) {
    if (head.pooling() == Head.Pooling.GLOBAL_AVERAGE) {
      return "global-average";
    }
    if (head.widths().isEmpty()) {
      return "linear";
    }
    return head.widths().equals(Head.paper().widths())
        ? "paper"
        : head.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  static int whole(String name, String text) {
    long value = wholeLong(name, text);
    if (value != (int) value) {
      throw new IllegalArgumentException(
          name + " must be a whole number below 2147483648, but was '" + text + "'");
    }
    return (int) value;
  }

  static long wholeLong(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be a whole number, but was '" + text + "'", e);
    }
  }

  static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, but was '" + text + "'", e);
    }
  }

  static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              name + " must be true or false, but was '" + text + "'");
    };
  }

  static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " must be one of " + names(type) + ", but was '" + text + "'"));
  }

  /** All constants as users write them. */
  static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Text::of).collect(Collectors.joining(", "));
  }

  static TensorShape shape(String text) {
    String[] sides = text.split("x", -1);
    if (sides.length != 3) {
      throw new IllegalArgumentException(
          "input must be height x width x channels such as 32x32x3, but was '" + text + "'");
    }
    return new TensorShape(
        whole("channels", sides[2]), whole("height", sides[0]), whole("width", sides[1]));
  }

  static Resize resize(String text) {
    if (text.equals("none")) {
      return Resize.none();
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "resize must be none or METHOD:SIDE such as bilinear-tf1:224, but was '" + text + "'");
    }
    return new Resize(constant("resize", Resize.Method.class, parts[0]), whole("side", parts[1]));
  }

  static Head head(String text, Head before) {
    return switch (text) {
      case "paper" -> flat(Head.paper().widths(), before);
      case "linear" -> flat(List.of(), before);
      case "global-average" ->
          new Head(
              Head.Pooling.GLOBAL_AVERAGE, List.of(), before.dropProbability(), before.batchNorm());
      default ->
          flat(
              Arrays.stream(text.split("-", -1)).map(width -> whole("head width", width)).toList(),
              before);
    };
  }

  private static Head flat(List<Integer> widths, Head before) {
    return new Head(Head.Pooling.FLATTEN, widths, before.dropProbability(), before.batchNorm());
  }
}
