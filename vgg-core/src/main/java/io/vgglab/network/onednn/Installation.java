package io.vgglab.network.onednn;

import io.vgglab.network.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** The oneDNN library of this process: whether it loads, and what it says of itself. */
final class Installation {

  private static final String ADVICE = "; the engine dl4j may run instead";

  private Installation() {}

  /**
   * Loads oneDNN.
   *
   * @throws EngineException with the reason and the way out if it cannot be loaded
   */
  static void load() {
    checkPlatform();
    try {
      Loader.load(dnnl.class);
    } catch (LinkageError | TypeNotPresentException e) {
      throw new EngineException("oneDNN cannot load: " + reason(e) + ADVICE, e);
    }
  }

  private static void checkPlatform() {
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            && Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-x86-64.so.2")
                .noneMatch(path -> Files.exists(Path.of(path)));
    checkPlatform(System.getProperty("os.name"), System.getProperty("os.arch"), musl);
  }

  static void checkPlatform(String system, String processor, boolean musl) {
    boolean linux = system.equalsIgnoreCase("linux");
    if (!linux || !(processor.equals("amd64") || processor.equals("x86_64"))) {
      throw new EngineException(
          "oneDNN needs Linux on x86-64, but this is " + system + " on " + processor + ADVICE);
    }
    if (musl) {
      throw new EngineException("oneDNN needs glibc, but this system has musl" + ADVICE);
    }
  }

  static String reason(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    if (message.contains("libgomp")) {
      return "libgomp.so.1 is missing; install the package libgomp1";
    }
    if (thrown instanceof NoClassDefFoundError || thrown instanceof TypeNotPresentException) {
      return "class " + message + " is missing; put dnnl, opencl and javacpp on the class path";
    }
    return message;
  }

  /** Version, threads and instruction set. */
  static Map<String, String> facts() {
    load();
    dnnl_version_t version = dnnl.dnnl_version();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("oneDNN", version.major() + "." + version.minor() + "." + version.patch());
    facts.put("oneDNN instruction set", instructionSet(dnnl.dnnl_get_effective_cpu_isa()));
    facts.put("oneDNN threads", threads(System.getenv()));
    return facts;
  }

  /** OpenMP's threads, which the environment decides when a process starts. */
  static String threads(Map<String, String> environment) {
    return environment.getOrDefault(
        "OMP_NUM_THREADS", Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  private static String instructionSet(int isa) {
    return Map.of(
            dnnl.dnnl_cpu_isa_sse41, "sse41",
            dnnl.dnnl_cpu_isa_avx, "avx",
            dnnl.dnnl_cpu_isa_avx2, "avx2",
            dnnl.dnnl_cpu_isa_avx2_vnni, "avx2_vnni",
            dnnl.dnnl_cpu_isa_avx512_core, "avx512_core",
            dnnl.dnnl_cpu_isa_avx512_core_vnni, "avx512_core_vnni",
            dnnl.dnnl_cpu_isa_avx512_core_bf16, "avx512_core_bf16",
            dnnl.dnnl_cpu_isa_avx512_core_amx, "avx512_core_amx")
        .getOrDefault(isa, "0x" + Integer.toHexString(isa));
  }
}
