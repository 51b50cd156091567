package io.vgglab.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A confusion matrix beside what scikit-learn makes of it; see golden.py in the resources. */
record GoldenCase(
    ConfusionMatrix matrix, List<String> names, String report, List<Double> averages) {

  static GoldenCase read(String name) {
    List<String> lines = text(name + ".matrix").lines().toList();
    List<String> names =
        lines.stream()
            .filter(line -> line.startsWith("names\t"))
            .findFirst()
            .map(line -> List.of(line.substring("names\t".length()).split("\t", -1)))
            .orElseGet(() -> IntStream.range(0, lines.size()).mapToObj(Integer::toString).toList());
    long[][] counts =
        lines.stream()
            .filter(line -> !line.startsWith("names"))
            .map(line -> Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray())
            .toArray(long[][]::new);
    return new GoldenCase(
        ConfusionMatrix.of(counts),
        names,
        text(name + ".report.txt"),
        text(name + ".averages.txt").lines().map(Double::valueOf).toList());
  }

  static String text(String file) {
    try (InputStream in = GoldenCase.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
