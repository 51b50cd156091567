package io.vgglab.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.model.ParameterSpec;
import io.vgglab.network.Device;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCheckTest {

  @TempDir Path folder;

  @Test
  void equalTraces_agree() {
    assertThat(DeviceCheck.agreements(givenTraces(), givenTraces()))
        .extracting(CheckedEngine.Agreement::network, CheckedEngine.Agreement::difference)
        .containsExactly(tuple("plain", 0.0), tuple("normalised", 0.0));
  }

  @Test
  void gradientThatIsOnePercentOff_isFound() {
    Map<String, Tensor> candidate = givenTraces();
    CheckTrace.SEEDS.forEach(seed -> scale(candidate, seed, "gradient of fc1.weight", 1.01f));

    CheckedEngine.Agreement plain = DeviceCheck.agreements(givenTraces(), candidate).get(0);

    assertThat(plain.agrees()).isFalse();
    assertThat(plain.worst()).isEqualTo("gradient of fc1.weight");
    assertThat(plain.difference()).isBetween(0.0099, 0.0101);
  }

  @Test
  void jumpInOneSeed_isForgiven() {
    Map<String, Tensor> candidate = givenTraces();
    scale(candidate, 1, "gradient of fc1.weight", 2);

    assertThat(DeviceCheck.agreements(givenTraces(), candidate))
        .allMatch(CheckedEngine.Agreement::agrees);
  }

  @Test
  void noNumberInOneSeed_isNotForgiven() {
    Map<String, Tensor> candidate = givenTraces();
    scale(candidate, 1, "gradient of fc1.weight", Float.NaN);

    CheckedEngine.Agreement plain = DeviceCheck.agreements(givenTraces(), candidate).get(0);

    assertThat(plain.agrees()).isFalse();
    assertThat(plain.worst()).isEqualTo("gradient of fc1.weight");
  }

  @Test
  void updateWithinRounding_agreesAndBeyondDoesNot() {
    Map<String, Tensor> rounded = givenTraces();
    Map<String, Tensor> missing = givenTraces();
    CheckTrace.SEEDS.forEach(seed -> scale(rounded, seed, "update of fc1.weight", 0.99f));
    CheckTrace.SEEDS.forEach(seed -> scale(missing, seed, "update of fc1.bias", 0));

    // updates of a hundred millionth of weights near one are below what float32 holds
    assertThat(DeviceCheck.agreements(givenTraces(), rounded).get(0).agrees()).isTrue();
    assertThat(DeviceCheck.agreements(givenTraces(), missing).get(0).agrees()).isFalse();
  }

  @Test
  void missingTensorAndNotANumber_disagree() {
    Map<String, Tensor> missing = givenTraces();
    Map<String, Tensor> broken = givenTraces();
    CheckTrace.SEEDS.forEach(
        seed -> missing.remove(CheckProcess.key(CheckPlan.PLAIN, seed, "probabilities")));
    CheckTrace.SEEDS.forEach(seed -> scale(broken, seed, "probabilities", Float.NaN));

    assertThat(DeviceCheck.agreements(givenTraces(), missing).get(0).agrees()).isFalse();
    assertThat(DeviceCheck.agreements(givenTraces(), broken).get(0).agrees()).isFalse();
  }

  @Test
  @Tag("native")
  void engine_agreesWithTheReference() {
    Map<String, Tensor> reference = traces(NetworkFactories.of("dl4j-stock"));

    assertThat(DeviceCheck.agreements(reference, traces(NetworkFactories.of("dl4j"))))
        .isNotEmpty()
        .allMatch(CheckedEngine.Agreement::agrees);
  }

  @Test
  void timing_hasMedianAndRate() {
    StepTiming timing = new StepTiming(32, 10, List.of(4.0, 1.0, 2.0, 100.0));

    assertThat(timing.median()).isEqualTo(3);
    assertThat(timing.imagesPerSecond()).isEqualTo(32 / 0.003);
    assertThat(new StepTiming(1, 1, List.of(5.0)).median()).isEqualTo(5);
  }

  @Test
  void report_holdsDevicesAndChecksAndNoPath() throws IOException {
    Fitness able = new Fitness("onednn", Device.cpu(2), "");
    Fitness unable = new Fitness("dl4j-cuda", Device.cpu(2), "runs on cuda only");
    DeviceSurvey survey =
        new DeviceSurvey(
            List.of(new DeviceSurvey.Place(Device.cpu(2), "Example", List.of(able, unable))),
            "no driver");
    CheckedEngine checked =
        new CheckedEngine(
            "onednn",
            "cpu",
            "",
            List.of(new CheckedEngine.Agreement("plain", "loss", 2e-3)),
            Optional.of(new StepTiming(32, 10, List.of(2.0))),
            Map.of("onednn", "2.5.2"),
            Map.of("fc1", "brgemm"));
    Path file = folder.resolve("out/devices.json");

    new DeviceReport(
            survey,
            List.of(checked, CheckedEngine.failed("dl4j-cpu", "cpu", "it broke")),
            Instant.EPOCH)
        .write(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/devices/0/engines/onednn").asText()).isEqualTo("can run");
    assertThat(json.at("/devices/0/engines/dl4j-cuda").asText()).isEqualTo("runs on cuda only");
    assertThat(json.at("/noGpu").asText()).isEqualTo("no driver");
    assertThat(json.at("/checks/0/passed").asBoolean(true)).isFalse();
    assertThat(json.at("/checks/0/differencesFromReference/0/relative").asDouble()).isEqualTo(2e-3);
    assertThat(json.at("/checks/0/timing/imagesPerSecond").asDouble()).isEqualTo(16_000);
    assertThat(json.at("/checks/1/failure").asText()).isEqualTo("it broke");
    assertThat(json.toString()).doesNotContain(System.getProperty("user.dir"));
  }

  private static Map<String, Tensor> traces(NetworkFactory factory) {
    Map<String, Tensor> traces = new LinkedHashMap<>();
    for (CheckPlan check : CheckPlan.values()) {
      for (long seed : CheckTrace.SEEDS) {
        CheckTrace.of(factory, Device.cpu(1), check, seed)
            .forEach((name, tensor) -> traces.put(CheckProcess.key(check, seed, name), tensor));
      }
    }
    return traces;
  }

  /** Traces of a made-up engine: ones for gradients, small steps for updates. */
  private static Map<String, Tensor> givenTraces() {
    Map<String, Tensor> traces = new LinkedHashMap<>();
    for (CheckPlan check : CheckPlan.values()) {
      for (long seed : CheckTrace.SEEDS) {
        for (ParameterSpec spec : check.plan().parameters()) {
          float step = spec.name().endsWith("weight") ? 1e-9f : 1e-3f;
          put(traces, check, seed, "gradient of " + spec.name(), filled(spec.shape(), 1));
          put(traces, check, seed, "update of " + spec.name(), filled(spec.shape(), step));
        }
        put(traces, check, seed, "probabilities", filled(List.of(2, 10), 0.1f));
      }
    }
    return traces;
  }

  private static void put(
      Map<String, Tensor> traces, CheckPlan check, long seed, String name, Tensor tensor) {
    traces.put(CheckProcess.key(check, seed, name), tensor);
  }

  private static void scale(Map<String, Tensor> traces, long seed, String name, float factor) {
    traces.computeIfPresent(
        CheckProcess.key(CheckPlan.PLAIN, seed, name),
        (key, tensor) -> filled(tensor.shape(), tensor.values()[0] * factor));
  }

  private static Tensor filled(List<Integer> shape, float value) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    Arrays.fill(values, value);
    return new Tensor(shape, values);
  }
}
