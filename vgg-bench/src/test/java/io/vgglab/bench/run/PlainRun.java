package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.report.bench.BenchReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Whole runs of the smoke preset with the plain engines of this module's tests. */
final class PlainRun {

  private static final GpuSurvey NO_GPU = new GpuSurvey(List.of(), "this test has no GPU");

  private PlainRun() {}

  /**
   * The report of a run.
   *
   * @param folder where the engines' bundle is written, and {@code site} with the results
   */
  static BenchReport of(Path folder, String engines, String include) {
    EngineBundles bundles = EngineBundles.in(written(folder.resolve("bundles")));
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "bench.engines",
            engines,
            "bench.include",
            include,
            "bench.threads",
            "2",
            "bench.output",
            folder.resolve("site").toString()));
    Options options = Options.of(properties, 1);
    Targets targets = Targets.of(options, bundles, NO_GPU);
    ResultFolder results = ResultFolder.prepare(options.output(), options.preset().id());
    BenchReport report =
        new BenchRun(options, results, line -> {}, InstantSource.system(), new Gate(Map.of()))
            .run(targets, Environment.ofThisMachine(NO_GPU, options.jvm()));
    results.write(report);
    return report;
  }

  private static Path written(Path bundles) {
    try {
      Files.createDirectory(bundles);
      Files.writeString(
          bundles.resolve("plain.properties"),
          "engine=plain\ndevices=cpu,cuda\nvariants=plain-wrong, plain-lame, plain-broken,"
              + " plain-stiff, plain-faulty, plain-failing, plain-refusing\n");
      Files.writeString(bundles.resolve("plain.classpath"), "");
      return bundles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
