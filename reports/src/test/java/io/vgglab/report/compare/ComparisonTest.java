package io.vgglab.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.bench.UnavailableRow;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Standing CUT_OFF = new Standing(false, false);
  private static final Standing SLOWED = new Standing(true, true);

  @Test
  void tenPercentMoreTime_isSlower() {
    Comparison comparison = compare(samples(100, 1), samples(110, 2), "ms/op");

    RowComparison row = comparison.rows().get(0);
    assertThat(row.ratio()).isCloseTo(1.1, within(0.01));
    assertThat(row.interval().low()).isBetween(1.08, 1.1);
    assertThat(row.interval().high()).isBetween(1.1, 1.12);
    assertThat(row.probability()).isLessThan(0.01);
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(comparison.anySlower()).isTrue();
  }

  @Test
  void tenPercentMoreOperations_isFaster() {
    Comparison comparison = compare(samples(100, 1), samples(110, 2), "ops/s");

    assertThat(comparison.rows().get(0).verdict()).isEqualTo(Verdict.FASTER);
    assertThat(comparison.rows().get(0).ratio()).isLessThan(1);
    assertThat(comparison.anySlower()).isFalse();
  }

  @Test
  void differenceBelowTheThreshold_isTheSame() {
    assertThat(compare(samples(100, 1), samples(103, 2), "ms/op").rows().get(0).verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void noiseAlone_isTheSame() {
    int flagged = 0;
    for (int i = 0; i < 50; i++) {
      RowComparison row = compare(wide(2 * i), wide(2 * i + 1), "ms/op").rows().get(0);
      flagged += row.verdict() == Verdict.SAME ? 0 : 1;
    }

    assertThat(flagged).isLessThanOrEqualTo(5);
  }

  @Test
  void threeForks_haveAnIntervalButNoVerdict() {
    RowComparison row =
        compare(samples(100, 1).subList(0, 3), samples(120, 2).subList(0, 3), "ms/op")
            .rows()
            .get(0);

    assertThat(row.interval().low()).isGreaterThan(1.1);
    assertThat(row.probability()).isNaN();
    assertThat(row.verdict()).isEqualTo(Verdict.UNTESTED);
  }

  @Test
  void iterationsOfOneFork_areNeitherTestedNorGivenAnInterval() {
    RowComparison row =
        compare(samples(100, 1).subList(0, 1), samples(200, 2).subList(0, 1), "ms/op")
            .rows()
            .get(0);

    assertThat(row.verdict()).isEqualTo(Verdict.UNTESTED);
    assertThat(row.interval().isEmpty()).isTrue();
  }

  @Test
  void forkWithoutSamples_leavesTheRowUntested() {
    List<List<Double>> missing = List.of(List.of(), List.of(), List.of(), List.of());

    RowComparison row = compare(samples(100, 1), missing, "ms/op").rows().get(0);

    assertThat(row.verdict()).isEqualTo(Verdict.UNTESTED);
    assertThat(row.ratio()).isNaN();
    assertThat(compare(samples(100, 1), missing, "ms/op").flaw()).isPresent();
  }

  @Test
  void runsThatWereMeasuredDifferently_carryCautions() {
    BenchReport before = measured("smoke", "-Xmx2g");
    BenchReport after = measured("quick", "-Xmx3g -Dbench.slowdown=0.1");

    assertThat(Comparison.of(before, after, 0.05).cautions())
        .containsExactly(
            "The runs are of different presets, which warm up and measure for different times: smoke"
                + " and quick.",
            "The runs gave Java different arguments: -Xmx2g and -Xmx3g -Dbench.slowdown=0.1.");
    assertThat(Comparison.of(before, before, 0.05).cautions()).isEmpty();
  }

  @Test
  void enginesThatDiffer_carryCautions() {
    BenchReport before =
        environment(
            Map.of(
                "onednn on cpu: oneDNN",
                "3.9",
                "onednn on cpu: memory of a, batch 8",
                "1 MiB",
                "kernels of onednn on cpu, a, batch 8: block1_conv1",
                "jit"));
    BenchReport after =
        environment(
            Map.of(
                "onednn on cpu: oneDNN",
                "3.10",
                "onednn on cpu: memory of a, batch 8",
                "2 MiB",
                "kernels of onednn on cpu, a, batch 8: block1_conv1",
                "brgemm"));

    assertThat(Comparison.of(before, after, 0.05).cautions())
        .containsExactly("The runs differ in onednn on cpu, oneDNN: 3.9 and 3.10.");
  }

  @Test
  void variableThatOneRunAloneHad_carriesACaution() {
    Map<String, String> plain = Map.of("onednn on cpu: bundle", "onednn-cpu");
    Map<String, String> passive =
        Map.of("onednn on cpu: bundle", "onednn-cpu", "onednn on cpu: OMP_WAIT_POLICY", "passive");

    assertThat(Comparison.of(environment(plain), environment(passive), 0.05).cautions())
        .containsExactly("The runs differ in onednn on cpu, OMP_WAIT_POLICY: not set and passive.");
    assertThat(Comparison.of(environment(passive), environment(plain), 0.05).cautions())
        .containsExactly("The runs differ in onednn on cpu, OMP_WAIT_POLICY: passive and not set.");
  }

  @Test
  void variableOfAnEngineThatOneRunLacks_isNoCaution() {
    Map<String, String> other = Map.of("dl4j on cpu: bundle", "dl4j-cpu");
    Map<String, String> passive =
        Map.of("onednn on cpu: bundle", "onednn-cpu", "onednn on cpu: OMP_WAIT_POLICY", "passive");

    assertThat(Comparison.of(environment(other), environment(passive), 0.05).cautions()).isEmpty();
  }

  @Test
  void manyRows_sayThatSomeDifferByChance() {
    List<BenchRow> rows = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      rows.add(row("Row" + i + ".run", samples(100, i), "ms/op"));
    }

    assertThat(Comparison.of(report(rows), report(rows), 0.05).cautions())
        .containsExactly(
            "Each row is tested by itself at 5.0 %: of 41 equal rows chance alone makes up to 2.1"
                + " differ where the noise passes the threshold. Repeat the runs before believing in"
                + " a single one.");
  }

  @Test
  void rowsOfOneSide_areNamed() {
    BenchReport before = report(List.of(row("A.a", samples(1, 1), "ms/op")));
    BenchReport after = report(List.of(row("B.b", samples(1, 1), "ms/op")));

    Comparison comparison = Comparison.of(before, after, Comparison.THRESHOLD);

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.onlyBefore()).extracting(BenchRow::benchmark).containsExactly("A.a");
    assertThat(comparison.onlyAfter()).extracting(BenchRow::benchmark).containsExactly("B.b");
  }

  @Test
  void comparisonOfNothing_hasAFlaw() {
    BenchReport before = report(List.of(row("A.a", samples(1, 1), "ms/op")));
    BenchReport after = report(List.of(row("B.b", samples(1, 1), "ms/op")));

    assertThat(Comparison.of(before, before, 0.05).flaw()).isEmpty();
    assertThat(Comparison.of(before, after, 0.05).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("a row in common"));
    assertThat(compare(samples(1, 1).subList(0, 3), samples(1, 2), "ms/op").flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("at least 4 forks"));
  }

  @Test
  void rowThatIsUntestedBesideOthers_isAFlaw() {
    BenchRow whole = row("A.a", samples(1, 1), "ms/op");
    BenchRow short3 = row("B.b", samples(1, 1).subList(0, 3), "ms/op");
    BenchReport report = report(List.of(whole, short3));

    assertThat(Comparison.of(report, report, 0.05).flaw())
        .hasValue(
            "rows in common must have samples above 0 of at least 4 forks in both runs, but 1 of 2"
                + " has not: measure both with -Dbench.rounds=4 or more");
  }

  @Test
  void runThatFailed_isAFlaw() {
    BenchReport whole = report(List.of(row("A.a", samples(1, 1), "ms/op")));

    assertThat(Comparison.of(whole, whole.as(CUT_OFF), 0.05).flaw())
        .hasValue(
            "both runs must have come to their end, but the newer one did not: measure it again");
    assertThat(Comparison.of(whole.as(CUT_OFF), whole, 0.05).flaw())
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("the older one did not"));
    assertThat(Comparison.of(whole, whole.as(SLOWED), 0.05).flaw()).isEmpty();
    assertThat(Comparison.of(whole, whole.as(SLOWED), 0.05).cautions())
        .containsExactly(
            "The newer run was slowed on purpose: its times are none of its engines'.");
  }

  @Test
  void engineThatCouldNotBeMeasuredAnyMore_isAFlaw() {
    BenchRow stays = row("A.a", samples(1, 1), "ms/op");
    Setup lost = new Setup(new PlanKey("", "dl4j", "cpu", 32), "seed", "none", 32, 2, Map.of());
    BenchReport before = report(List.of(stays, new BenchRow("A.a", lost, stays.score(), Map.of())));
    BenchReport after =
        new BenchReport(
            "smoke",
            Instant.EPOCH,
            List.of(stays),
            List.of(new UnavailableRow("A.a", lost, "no bundle")),
            Map.of(),
            List.of());

    assertThat(Comparison.of(before, after, 0.05).flaw())
        .hasValue(
            "the older run has rows of dl4j · cpu, which the newer one was asked for and could not"
                + " measure: no bundle");
  }

  @Test
  void impossibleThreshold_isRefused() {
    BenchReport report = report(List.of());

    assertThatThrownBy(() -> Comparison.of(report, report, 0))
        .hasMessage("threshold must be above 0 and below 10, but was 0.0");
  }

  private static Comparison compare(
      List<List<Double>> before, List<List<Double>> after, String unit) {
    return Comparison.of(
        report(List.of(row("TrainStep.trainStep", before, unit))),
        report(List.of(row("TrainStep.trainStep", after, unit))),
        Comparison.THRESHOLD);
  }

  /** Five forks of four iterations within 1 % of a centre. */
  private static List<List<Double>> samples(double centre, int seed) {
    Random random = new Random(seed);
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < 5; fork++) {
      forks.add(random.doubles(4).mapToObj(d -> centre * (0.99 + 0.02 * d)).toList());
    }
    return forks;
  }

  /** Five forks whose means differ by a tenth, as on a busy machine. */
  private static List<List<Double>> wide(int seed) {
    Random random = new Random(seed);
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < 5; fork++) {
      double centre = 100 + 10 * random.nextDouble();
      forks.add(random.doubles(4).mapToObj(d -> centre + d).toList());
    }
    return forks;
  }

  private static BenchRow row(String benchmark, List<List<Double>> samples, String unit) {
    return new BenchRow(
        benchmark,
        new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 2, Map.of()),
        new Score(1, unit, Double.NaN, Interval.none(), samples),
        Map.of());
  }

  private static BenchReport environment(Map<String, String> facts) {
    return new BenchReport(
        "smoke",
        Instant.EPOCH,
        List.of(row("A.a", samples(1, 1), "ms/op")),
        List.of(),
        facts,
        List.of());
  }

  private static BenchReport measured(String preset, String arguments) {
    return new BenchReport(
        preset,
        Instant.EPOCH,
        List.of(row("A.a", samples(1, 1), "ms/op")),
        List.of(),
        Map.of("java: arguments of measured processes", arguments),
        List.of());
  }

  private static BenchReport report(List<BenchRow> rows) {
    return new BenchReport("smoke", Instant.EPOCH, rows, List.of(), Map.of(), List.of());
  }
}
