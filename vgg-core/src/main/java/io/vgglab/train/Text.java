package io.vgglab.train;

import io.vgglab.model.Head;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of settings to text and back; numbers never depend on the locale. */
final class Text {

  private static final String AVERAGE = "global-average";
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

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
    String widths = head.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
    if (head.pooling() == Head.Pooling.GLOBAL_AVERAGE) {
      return widths.isEmpty() ? AVERAGE : AVERAGE + ":" + widths;
    }
    if (widths.isEmpty()) {
      return "linear";
    }
    return head.widths().equals(Head.paper().widths()) ? "paper" : widths;
  }

  static int whole(String name, String text) {
    return Math.toIntExact(whole(name, text, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  static long wholeLong(String name, String text) {
    return whole(name, text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long whole(String name, String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " must be a whole number, but was '" + text + "'");
    }
    BigInteger value = new BigInteger(text);
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new IllegalArgumentException(
          "%s must be a whole number between %s and %s, but was '%s'"
              .formatted(name, least, most, text));
    }
    return value.longValue();
  }

  /** Of what Java takes for a number, only what others do too: not {@code 1f}, {@code 0x1p-4}. */
  static double number(String name, String text) {
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException(name + " must be a number, but was '" + text + "'");
    }
    return Double.parseDouble(text);
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
      case "paper" -> head(Head.Pooling.FLATTEN, Head.paper().widths(), before);
      case "linear" -> head(Head.Pooling.FLATTEN, List.of(), before);
      case AVERAGE -> head(Head.Pooling.GLOBAL_AVERAGE, List.of(), before);
      default ->
          text.startsWith(AVERAGE + ":")
              ? head(
                  Head.Pooling.GLOBAL_AVERAGE, widths(text.substring(AVERAGE.length() + 1)), before)
              : head(Head.Pooling.FLATTEN, widths(text), before);
    };
  }

  private static Head head(Head.Pooling pooling, List<Integer> widths, Head before) {
    return new Head(pooling, widths, before.dropProbability(), before.batchNorm());
  }

  private static List<Integer> widths(String text) {
    return Arrays.stream(text.split("-", -1)).map(width -> whole("head width", width)).toList();
  }
}
