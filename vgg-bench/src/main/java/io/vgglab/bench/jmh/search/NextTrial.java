package io.vgglab.bench.jmh.search;

import io.vgglab.sweep.sampler.Suggestion;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * How long does a study with so many finished trials take to choose the next one's parameters?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=NextTrial}.
 */
public class NextTrial {

  /** The parameters of one trial, as a study asks for them: history checked, streams seeded. */
  @Benchmark
  public Suggestion suggest(StudySoFar study) {
    return study.next();
  }
}
