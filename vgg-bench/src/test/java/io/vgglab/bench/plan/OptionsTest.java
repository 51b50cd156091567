package io.vgglab.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void nothingGiven_isTheSmokePreset() {
    Options options = Options.of(new Properties(), 2);

    assertThat(options.preset()).isEqualTo(BenchPreset.SMOKE);
    assertThat(options.engines()).containsExactly("onednn", "dl4j");
    assertThat(options.devices()).containsExactly("cpu", "cuda");
    assertThat(options.threads()).containsExactly(2);
    assertThat(options.selections())
        .extracting(Selection::name)
        .containsExactly("network", "resize", "study");
  }

  @Test
  void emptyProperties_countAsNotGiven() {
    assertThat(given("bench.engines", " ").engines()).isEqualTo(BenchPreset.SMOKE.engines());
    assertThat(given("bench.threads", "").threads()).containsExactly(2);
    assertThat(given("bench.threads", "1, 2,4").threads()).containsExactly(1, 2, 4);
  }

  @Test
  void include_keepsWhatItFinds() {
    Options options = given("bench.include", "TrainStep|resize");

    assertThat(options.selections())
        .flatExtracting(Selection::workloads)
        .containsExactly(Workload.TRAIN_STEP, Workload.RESIZE);
  }

  @Test
  void include_isHeldAgainstTheNameThatIsPrinted() {
    assertThat(given("bench.include", "^TrainStep\\.trainStep$").selections())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.workloads()).containsExactly(Workload.TRAIN_STEP));
  }

  @Test
  void includeThatFindsNothing_listsWhatThereIs() {
    assertThatThrownBy(() -> given("bench.include", "Softmax"))
        .hasMessage(
            "bench.include must match at least one of ForwardPass.forward, BackwardPass.backward,"
                + " TrainStep.trainStep, Prediction.predict, ResizeToSide.resize, NextTrial.suggest,"
                + " StudyRendering.render that preset smoke runs, but was 'Softmax'");
  }

  @Test
  void brokenInclude_saysWhatIsWrong() {
    assertThatThrownBy(() -> given("bench.include", "(Train"))
        .hasMessage("bench.include must be a regular expression, but was '(Train': Unclosed group");
  }

  @Test
  void valuesThatFailAtTheEndOfARun_areRefusedBeforeIt() {
    assertThatThrownBy(() -> given("bench.threshold", "0.0"))
        .hasMessage("bench.threshold must be a number above 0 and below 10, but was 0.0");
    assertThatThrownBy(() -> given("bench.threshold", "10"))
        .hasMessage("bench.threshold must be a number above 0 and below 10, but was 10.0");
    assertThatThrownBy(() -> given("bench.selftest", "1"))
        .hasMessage("bench.selftest must be a whole number between 2 and 1000, but was '1'");
    assertThatThrownBy(() -> given("bench.slowdown", "10"))
        .hasMessage("bench.slowdown must be a number of at least 0 and below 10, but was 10.0");
    assertThatThrownBy(() -> given("bench.threshold", "100"))
        .hasMessage(
            "bench.threshold must be a number above 0 and below 10, in plain digits such as 0.05, but"
                + " was '100'");
  }

  @Test
  void propertiesThatWouldBeIgnored_areRefused() {
    Properties properties = new Properties();
    properties.putAll(Map.of("bench.selftest", "4", "bench.rounds", "4", "bench.slowdown", "0.1"));

    assertThatThrownBy(() -> Options.of(properties, 2))
        .hasMessage(
            "bench.selftest must stand without bench.baseline and bench.slowdown, since it compares"
                + " and slows runs of its own, but stood beside bench.slowdown");
    assertThatThrownBy(() -> given("bench.include", "LayerTimes|NextTrial"))
        .hasMessage(
            "bench.include must match a benchmark of whole networks beside LayerTimes, whose layers"
                + " are timed, but was 'LayerTimes|NextTrial'");
    assertThatThrownBy(() -> given("bench.threshold", "0.1"))
        .hasMessage(
            "bench.threshold must stand beside bench.baseline or bench.selftest, whose comparison it"
                + " is for, but stood alone");
    assertThatThrownBy(() -> given("bench.slowdown", "0.1"))
        .hasMessage(
            "bench.include must match benchmarks of networks alone, such as TrainStep, beside"
                + " bench.slowdown, which slows nothing else, but was ''");
    properties.clear();
    properties.putAll(Map.of("bench.devices", "cuda", "bench.threads", "2"));
    assertThatThrownBy(() -> Options.of(properties, 2))
        .hasMessage(
            "bench.threads must stand beside a processor in bench.devices, whose threads it counts,"
                + " but devices were cuda");
  }

  @Test
  void unknownPreset_listsAll() {
    assertThatThrownBy(() -> given("bench.preset", "fast"))
        .hasMessage("bench.preset must be one of smoke, quick, seed, full, but was 'fast'");
  }

  @Test
  void unknownDevice_listsAll() {
    assertThatThrownBy(() -> given("bench.devices", "cpu,gpu"))
        .hasMessage("bench.devices: device must be cpu, cuda or cuda:N, but was 'gpu'");
  }

  @Test
  void impossibleThreads_areRefused() {
    assertThatThrownBy(() -> given("bench.threads", "0"))
        .hasMessage("bench.threads must be a whole number between 1 and 1024, but was '0'");
  }

  private static Options given(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return Options.of(properties, 2);
  }
}
