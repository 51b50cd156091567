package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.report.bench.BenchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Whole runs of the smoke preset with the plain engines of this module's tests. */
final class PlainRun {

  private static final GpuSurvey NO_GPU = new GpuSurvey(List.of(), "this test has no GPU");

  private final Path folder;

  /** Writes the engines' bundle into a folder, where runs leave {@code site} too. */
  PlainRun(Path folder) throws IOException {
    this.folder = folder;
    Path bundles = Files.createDirectory(folder.resolve("bundles"));
    Files.writeString(bundles.resolve("plain.properties"), "engine=plain\ndevices=cpu,cuda\n");
    Files.writeString(bundles.resolve("plain.classpath"), "");
  }

  BenchReport run(String engines, String include) {
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
    Targets targets = Targets.of(options, EngineBundles.in(folder.resolve("bundles")), NO_GPU);
    ResultFolder results = ResultFolder.prepare(options.output(), options.preset().id());
    BenchReport report =
        new BenchRun(options, results, line -> {}, InstantSource.system(), new Gate(Map.of()))
            .run(targets, Environment.ofThisMachine(NO_GPU, options.jvm()));
    results.write(report);
    return report;
  }
}
