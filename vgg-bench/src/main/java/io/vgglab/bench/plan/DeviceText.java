package io.vgglab.bench.plan;

import io.vgglab.network.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Devices as users write them: {@code cpu}, {@code cuda}, {@code cuda:1}. */
public final class DeviceText {

  private static final Pattern CUDA = Pattern.compile("cuda(?::([0-9]{1,3}))?");

  private DeviceText() {}

  /**
   * The device of a text.
   *
   * @param threads of a processor; a GPU has none
   * @throws IllegalArgumentException if the text names no device
   */
  public static Device parse(String text, int threads) {
    if (text.equals("cpu")) {
      return Device.cpu(threads);
    }
    Matcher matcher = CUDA.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "device must be cpu, cuda or cuda:N, but was '" + text + "'");
    }
    return Device.cuda(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
  }
}
