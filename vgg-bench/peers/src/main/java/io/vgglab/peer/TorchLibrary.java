package io.vgglab.peer;

import io.vgglab.network.EngineException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** The native library itself. */
final class TorchLibrary {

  private TorchLibrary() {}

  static void load(int threads) {
    try {
      Loader.load(torch.class);
    } catch (UnsatisfiedLinkError e) {
      throw new EngineException("libtorch cannot be loaded here: " + e.getMessage(), e);
    }
    torch.set_num_threads(threads);
  }

  static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("pytorch", version("pytorch"));
    versions.put("javacpp", version("javacpp"));
    return versions;
  }

  private static String version(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (IOException e) {
      return "unknown";
    }
  }
}
