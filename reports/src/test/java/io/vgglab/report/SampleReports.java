package io.vgglab.report;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.UnavailableRow;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.run.RunReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reports of made-up trainings and benchmarks that look like real ones; the same every time. */
public final class SampleReports {

  /** The moment that every sample was made. */
  public static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

  /** The classes of CIFAR-10. */
  public static final List<String> CIFAR_10 =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private SampleReports() {}

  /** The confusion matrix of the 2018 experiment with batch normalisation. */
  public static Confusion seedBnConfusion() {
    return new Confusion(
        CIFAR_10,
        List.of(
            List.of(847, 10, 33, 18, 11, 4, 3, 7, 42, 25),
            List.of(11, 899, 1, 6, 3, 5, 4, 0, 15, 56),
            List.of(52, 4, 697, 49, 72, 52, 42, 23, 3, 6),
            List.of(14, 10, 59, 658, 50, 129, 41, 20, 10, 9),
            List.of(15, 4, 63, 39, 779, 17, 31, 44, 4, 4),
            List.of(11, 2, 20, 157, 41, 708, 12, 39, 6, 4),
            List.of(9, 2, 37, 49, 22, 22, 849, 3, 3, 4),
            List.of(7, 1, 22, 31, 44, 37, 5, 846, 0, 7),
            List.of(47, 19, 9, 10, 4, 3, 1, 2, 891, 14),
            List.of(19, 48, 5, 9, 3, 2, 3, 12, 21, 878)));
  }

  /** Epochs that learn towards {@code ceiling}. */
  public static List<EpochRow> epochs(
      int count, int horizon, double ceiling, double rate, Random random) {
    List<EpochRow> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      double learned = 1 - StrictMath.exp(-epoch * 5.0 / horizon);
      double score = 0.1 + (ceiling - 0.1) * learned + 0.006 * random.nextGaussian();
      double loss = 2.3 * (1 - 1.2 * ceiling * learned) + 0.02 * random.nextDouble();
      double speed = 1040 + 25 * random.nextGaussian();
      epochs.add(
          new EpochRow(
              epoch,
              loss,
              score + 0.004,
              score,
              rate * (epoch < 30 ? 1 : epoch < 60 ? 0.1 : 0.01),
              speed,
              50_000 / speed));
    }
    return epochs;
  }

  /** A training of 74 epochs that was validated on the test set. */
  public static RunReport run() {
    Map<String, String> spec = new LinkedHashMap<>();
    spec.put("preset", "seed-bn");
    spec.put("configuration", "D");
    spec.put("batchNorm", "after-activation");
    spec.put("resize", "none");
    spec.put("optimizer", "momentum 0.9, learning rate 0.01, decay 5e-4");
    spec.put("loss", "categorical cross-entropy");
    return new RunReport(
        "seed-bn on cifar-10",
        NOW,
        spec,
        new PlanKey("b7c1f09a", "onednn", "cpu", 256),
        33_655_114,
        new DataFacts("cifar-10", false, "6d958be074577803", EvaluatedSplit.TEST, 50_000, 10_000),
        epochs(74, 50, 0.8052, 0.01, new Random(7)),
        seedBnConfusion(),
        Interval.none(),
        "completed",
        provenance(),
        List.of(),
        List.of(
            new Mistake("cat", "dog", 0.98, SamplePictures.png(2)),
            new Mistake("deer", "horse", 0.95, SamplePictures.png(5))));
  }

  /** A training whose every text is {@code text}. */
  public static RunReport evilRun(String text) {
    return new RunReport(
        text,
        NOW,
        Map.of(text, text),
        new PlanKey(text, text, text, 1),
        1,
        new DataFacts(text, true, text, EvaluatedSplit.TEST, 1, 1),
        epochs(3, 3, 0.5, 0.01, new Random(1)),
        new Confusion(List.of(text, text + text), List.of(List.of(3, 1), List.of(2, 4))),
        Interval.none(),
        text,
        Map.of(text, text),
        List.of(text),
        List.of(new Mistake(text, text + text, 0.9, SamplePictures.png(1))));
  }

  /** A benchmark run whose every text is {@code text}. */
  public static BenchReport evilBench(String text) {
    Setup setup =
        new Setup(new PlanKey(text, text, text, 1), text, text, 32, 1, Map.of(text, text));
    List<Double> fork = List.of(1.0, 1.1);
    Score score = new Score(1, text, 0.1, new Interval(0.9, 1.1, 0.999), List.of(fork, fork, fork));
    Score timed = new Score(1, "ms/op", 0.1, score.interval(), score.samples());
    return new BenchReport(
            text,
            NOW,
            List.of(
                new BenchRow(text, setup, score, Map.of(text, 1.0)),
                new BenchRow("TrainStep.trainStep", setup, timed, Map.of())),
            List.of(new UnavailableRow(text, setup, text)),
            Map.of(text, text),
            List.of(text))
        .withLayers(
            List.of(new LayerRow(setup, text, text, List.of(1.0), 9, 3, text)),
            List.of(new RoofRow(text, 1, 300, 12)));
  }

  /** The benchmark run held against one of the week before. */
  public static Comparison comparison() {
    BenchReport after = bench();
    Random random = new Random(11);
    List<BenchRow> older = new ArrayList<>();
    for (BenchRow row : after.rows().subList(0, after.rows().size() - 1)) {
      double factor = row.setup().plan().engine().equals("onednn") ? 0.82 : 1.01;
      List<List<Double>> samples =
          row.score().samples().stream()
              .map(
                  fork ->
                      fork.stream()
                          .map(it -> it * factor * (1 + 0.008 * random.nextGaussian()))
                          .toList())
              .toList();
      Score score =
          new Score(
              row.score().value() * factor, row.score().unit(), 0.1, Interval.none(), samples);
      older.add(new BenchRow(row.benchmark(), row.setup(), score, Map.of()));
    }
    Map<String, String> environment = new LinkedHashMap<>(provenance());
    environment.put("Commit", "3db3d04");
    BenchReport before =
        new BenchReport(
            "smoke of last week",
            NOW.minusSeconds(7 * 86_400),
            older,
            List.of(),
            environment,
            List.of());
    return Comparison.of(before, after, Comparison.THRESHOLD);
  }

  private static BenchReport networks() {
    Random random = new Random(3);
    List<BenchRow> rows = new ArrayList<>();
    for (String benchmark : List.of("Network.forward", "Network.backward", "Network.trainStep")) {
      for (String engine : List.of("onednn", "dl4j", "dl4j-stock")) {
        for (int batch : List.of(16, 64, 256)) {
          rows.add(row(benchmark, engine, batch, random));
        }
      }
    }
    for (String method : List.of("nearest", "bilinear", "bilinear-tf1", "bicubic")) {
      Setup setup =
          new Setup(new PlanKey("", "onednn", "cpu", 32), "", "", 32, 2, Map.of("method", method));
      rows.add(new BenchRow("ResizeToSide.resize", setup, millis(1 + rows.size() % 4), Map.of()));
    }
    rows.addAll(samplers());
    Map<String, String> environment = new LinkedHashMap<>(provenance());
    environment.put("Load before", "0.12");
    return new BenchReport(
        "smoke",
        NOW,
        rows,
        List.of(
            new UnavailableRow(
                "Network.trainStep",
                setup("dl4j-cuda", "cuda:0", 256),
                "no usable GPU: libcuda.so.1 could not be loaded")),
        environment,
        List.of());
  }

  private static List<BenchRow> samplers() {
    List<BenchRow> rows = new ArrayList<>();
    for (String sampler : List.of("random", "tpe")) {
      for (int trials : List.of(100, 1_000, 10_000)) {
        Map<String, String> other = new LinkedHashMap<>();
        other.put("sampler", sampler);
        other.put("trials", Integer.toString(trials));
        double milliseconds = sampler.equals("tpe") ? 0.2 + trials / 400.0 : 0.01 + trials / 4e5;
        rows.add(
            new BenchRow(
                "NextTrial.suggest",
                new Setup(new PlanKey("", "jvm", "cpu", 0), "", "", 0, 0, other),
                millis(milliseconds),
                Map.of(BenchRow.SUGGESTIONS_PER_SECOND, 1000 / milliseconds)));
      }
    }
    return rows;
  }

  private static Score millis(double value) {
    return new Score(
        value, "ms/op", Double.NaN, Interval.none(), List.of(List.of(0.98 * value, 1.02 * value)));
  }

  /** A benchmark run on a processor, without a graphics card. */
  public static BenchReport bench() {
    List<LayerRow> layers = new ArrayList<>();
    for (String layer : List.of("block1_conv1", "block1_conv2", "fc1")) {
      for (String pass : List.of("forward", "weights")) {
        double bytes = 1e6 * layer.length();
        layers.add(
            new LayerRow(
                setup("onednn", "cpu", 256),
                layer,
                pass,
                List.of(2.0, 2.5, 1.9),
                40 * bytes,
                bytes,
                "jit_wino:avx512_core"));
      }
    }
    layers.add(
        new LayerRow(setup("onednn", "cpu", 256), "update", "update", List.of(1.0), 0, 0, ""));
    return networks().withLayers(layers, List.of(new RoofRow("onednn · cpu", 2, 300, 12)));
  }

  private static BenchRow row(String benchmark, String engine, int batch, Random random) {
    double images =
        switch (engine) {
          case "onednn" -> 610;
          case "dl4j" -> 260;
          default -> 41;
        };
    double share =
        switch (benchmark) {
          case "Network.forward" -> 3.1;
          case "Network.backward" -> 1.5;
          default -> 1.0;
        };
    double rate = images * share * (1 - 4.0 / (batch + 4)) / batch;
    List<List<Double>> samples = new ArrayList<>();
    for (int fork = 0; fork < 4; fork++) {
      double centre = rate * (1 + 0.015 * random.nextGaussian());
      List<Double> one = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        one.add(centre * (1 + 0.01 * random.nextGaussian()));
      }
      samples.add(one);
    }
    Statistics pooled = Statistics.of(samples.stream().flatMap(List::stream).toList());
    double error = 4.14 * pooled.deviation() / Math.sqrt(pooled.n());
    Score score =
        new Score(
            pooled.mean(),
            "ops/s",
            error,
            new Interval(pooled.mean() - error, pooled.mean() + error, 0.999),
            samples);
    Map<String, Double> secondary = new LinkedHashMap<>();
    secondary.put(BenchRow.IMAGES_PER_SECOND, pooled.mean() * batch);
    secondary.put("model GFLOP/s", pooled.mean() * batch * 0.63 * 3 / share);
    secondary.put("peak heap, MiB", 40.0 + batch);
    secondary.put("peak resident, MiB", 700.0 + 3 * batch);
    secondary.put("peak native, MiB", 600.0 + 2 * batch);
    return new BenchRow(benchmark, setup(engine, "cpu", batch), score, secondary);
  }

  private static Setup setup(String engine, String device, int batch) {
    return new Setup(
        new PlanKey("b7c1f09a", engine, device, batch),
        "seed-bn",
        "after-activation",
        32,
        2,
        Map.of());
  }

  /** Facts about a machine. */
  public static Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Commit", "4048959");
    facts.put("Machine", "2 cores, Intel Xeon Platinum, AVX-512, 23 GiB");
    facts.put("System", "Debian GNU/Linux 12, kernel 6.1");
    facts.put("Java", "OpenJDK 17.0.13");
    facts.put("Engine", "onednn 2.5.2, 2 threads");
    return facts;
  }
}
