package io.vgglab.sweep.study;

import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.DistinctSampler;
import io.vgglab.sweep.sampler.DuplicatePolicy;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.sampler.TpeSampler;
import io.vgglab.sweep.sampler.TpeSettings;
import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import java.util.List;

/** Reads {@code sampler}. */
final class SamplerReader {

  private static final List<String> TYPES =
      List.of("grid", "random", "sobol", "halton", "tpe", "cma-es");

  private static final String DUPLICATES = "duplicates";
  private static final String OPTUNA_5 = "optuna-5";
  private static final String OPTUNA_4 = "optuna-4.9";

  private SamplerReader() {}

  static Sampler read(Node node) {
    Kind kind = new Kind(node);
    return switch (kind.type()) {
      case "grid" -> {
        kind.withOptions();
        yield new GridSampler();
      }
      case "random" -> plain(kind, new RandomSampler());
      case "sobol" -> quasiRandom(kind, Sequence.SOBOL);
      case "halton" -> quasiRandom(kind, Sequence.HALTON);
      case "tpe" -> tpe(kind);
      case "cma-es" -> plain(kind, new CmaEsSampler());
      default -> throw kind.unknown(TYPES);
    };
  }

  private static Sampler plain(Kind kind, Sampler sampler) {
    kind.withOptions(DUPLICATES);
    return DistinctSampler.of(sampler, duplicates(kind));
  }

  private static DuplicatePolicy duplicates(Kind kind) {
    String policy = kind.text(DUPLICATES, "rerun");
    return switch (policy) {
      case "rerun" -> DuplicatePolicy.RERUN;
      case "skip" -> DuplicatePolicy.SKIP;
      case "average" -> DuplicatePolicy.AVERAGE;
      default ->
          throw new StudyFileException(
              "sampler.duplicates must be one of rerun, skip, average, but was " + policy);
    };
  }

  private static Sampler quasiRandom(Kind kind, Sequence sequence) {
    kind.withOptions("shifted");
    return new QuasiRandomSampler(sequence, kind.flag("shifted", true));
  }

  private static Sampler tpe(Kind kind) {
    kind.withOptions(
        "rule",
        "startupTrials",
        "candidates",
        "multivariate",
        "group",
        "bandwidth",
        "constantLiar",
        DUPLICATES);
    TpeSettings standard = standard(kind);
    TpeSettings settings =
        new TpeSettings(
            kind.count("startupTrials", standard.startupTrials()),
            kind.count("candidates", standard.candidates()),
            dependence(kind, standard.dependence()),
            kind.flag("constantLiar", standard.constantLiar()),
            standard.rule());
    return DistinctSampler.of(
        new TpeSampler(settings.with(bandwidth(kind, settings.dependence()))), duplicates(kind));
  }

  private static TpeSettings standard(Kind kind) {
    String rule = kind.text("rule", OPTUNA_5);
    return switch (rule) {
      case OPTUNA_5 -> TpeSettings.optuna5();
      case OPTUNA_4 -> TpeSettings.optuna49();
      default ->
          throw new StudyFileException(
              "sampler.rule must be one of " + OPTUNA_5 + ", " + OPTUNA_4 + ", but was " + rule);
    };
  }

  private static Dependence dependence(Kind kind, Dependence standard) {
    if (kind.flag("group", false)) {
      if (!kind.flag("multivariate", true)) {
        throw new StudyFileException(
            "sampler.multivariate must be true or left out beside group: true, but was false");
      }
      return Dependence.GROUPED;
    }
    if (kind.flag("multivariate", false)) {
      return Dependence.JOINT;
    }
    return kind.flag("multivariate", true) ? standard : Dependence.INDEPENDENT;
  }

  /** Optuna 4 had one width for all kernels of a joint model. */
  private static Bandwidth bandwidth(Kind kind, Dependence dependence) {
    boolean old = kind.text("rule", OPTUNA_5).equals(OPTUNA_4);
    String standard = old && dependence != Dependence.INDEPENDENT ? "scott" : "neighbours";
    String name = kind.text("bandwidth", standard);
    return switch (name) {
      case "neighbours" -> Bandwidth.NEIGHBOURS;
      case "scott" -> Bandwidth.SCOTT;
      default ->
          throw new StudyFileException(
              "sampler.bandwidth must be one of neighbours, scott, but was " + name);
    };
  }
}
