package io.vgglab.network.dl4j;

import io.vgglab.network.BlasKernel;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J as this process has it: whether it loads, drives the device and multiplies right. */
final class Backend {

  /** Operations that ND4J's build with oneDNN hands over. */
  private static final Set<String> ACCELERATED =
      Set.of("conv2d", "maxpool2d", "batchnorm", "lrn", "matmul");

  private Backend() {}

  /**
   * Opens a network on a device.
   *
   * @throws EngineException if ND4J cannot load, has no such device, or its BLAS errs
   */
  static Network open(Device device, Supplier<Network> network) {
    load();
    requireDevice(device);
    setThreads(device.threads());
    checkProduct();
    return network.get();
  }

  /** Versions, instruction set, BLAS and threads. */
  static Map<String, String> versions() {
    load();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("deeplearning4j", version("org.deeplearning4j/deeplearning4j-nn"));
    facts.put("nd4j", version("org.nd4j/nd4j-api"));
    facts.put("nd4j backend", Nd4j.getBackend().getClass().getSimpleName());
    facts.put("nd4j oneDNN", Boolean.toString(hasOneDnn()));
    facts.put("BLAS", Nd4j.factory().blas().getBlasVendor().name().toLowerCase(Locale.ROOT));
    facts.put(BlasKernel.VARIABLE, System.getenv().getOrDefault(BlasKernel.VARIABLE, "unset"));
    facts.put("OMP_NUM_THREADS", System.getenv().getOrDefault("OMP_NUM_THREADS", "unset"));
    return facts;
  }

  /** Whether the native library was built with oneDNN. */
  static boolean hasOneDnn() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo().contains("ONEDNN");
  }

  /** An operation with the library that ND4J hands it to. */
  static String library(String operation) {
    boolean cpu = Nd4j.getEnvironment().isCPU();
    if (ACCELERATED.contains(operation) && (!cpu || hasOneDnn())) {
      return operation + (cpu ? " (oneDNN)" : " (CUDA)");
    }
    return operation + " (ND4J)";
  }

  /**
   * Loads ND4J.
   *
   * @throws EngineException if it cannot
   */
  static void load() {
    try {
      CrashReportingUtil.crashDumpsEnabled(false);
      Nd4j.getBackend();
    } catch (LinkageError e) {
      throw new EngineException("ND4J cannot load: " + reason(e), e);
    }
  }

  private static void requireDevice(Device device) {
    boolean cpu = Nd4j.getEnvironment().isCPU();
    if (cpu != (device.kind() == Device.Kind.CPU)) {
      throw new EngineException(
          "device must be "
              + (cpu ? "cpu" : "cuda")
              + " for the ND4J of this process, but was "
              + device
              + "; choose the bundle "
              + (cpu ? "dl4j-cuda" : "dl4j-cpu"));
    }
  }

  private static void setThreads(int threads) {
    if (Nd4j.getEnvironment().isCPU()) {
      Nd4j.getEnvironment().setMaxThreads(threads);
      Nd4j.getEnvironment().setMaxMasterThreads(threads);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
      Nd4j.factory().blas().setMaxThreads(threads);
    }
  }

  private static void checkProduct() {
    try {
      ProductCheck.require(Backend::multiply);
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EngineException("ND4J cannot multiply on this device: " + reason(e), e);
    }
  }

  private static float[][] multiply(float[][] a, float[][] b) {
    try (INDArray left = Nd4j.createFromArray(a);
        INDArray right = Nd4j.createFromArray(b);
        INDArray product = left.mmul(right)) {
      return product.toFloatMatrix();
    }
  }

  /** The innermost cause's first line. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
        ? "class " + message + " is missing; start the process from an engine bundle"
        : message;
  }

  /** The version that a jar built by Maven states. */
  private static String version(String artifact) {
    Properties properties = new Properties();
    try (InputStream stream =
        Backend.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
