package io.vgglab.bench.jmh;

import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does the page of a finished study cost, from its record to HTML in memory?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=StudyRendering}.
 */
public class StudyRendering {

  /** One page. */
  @Benchmark
  public HtmlPage render(FinishedStudy study) {
    return StudyPage.render(study.report);
  }

  /** A study whose every trial has trained to its end. */
  @State(Scope.Benchmark)
  public static class FinishedStudy {

    @Param("jvm")
    String engine;

    @Param("cpu")
    String device;

    @Param("100")
    int trials;

    @Param("74")
    int epochs;

    private StudyReport report;

    /**
     * Makes the study, and checks its page before it is timed.
     *
     * @throws IllegalStateException if the page lacks what it must show
     */
    @Setup(Level.Trial)
    public void make() {
      report = SyntheticStudy.of(trials, epochs);
      SyntheticStudy.check(report, StudyPage.render(report));
    }
  }
}
