package io.vgglab.sweep.study;

import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler;
import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.sampler.TpeSampler;
import io.vgglab.sweep.sampler.TpeSettings;
import java.util.List;

/** Reads {@code sampler}. */
final class SamplerReader {

  private static final List<String> TYPES =
      List.of("grid", "random", "sobol", "halton", "tpe", "cma-es");

  private SamplerReader() {}

  static Sampler read(Node node) {
    Kind kind = new Kind(node);
    return switch (kind.type()) {
      case "grid" -> plain(kind, new GridSampler());
      case "random" -> plain(kind, new RandomSampler());
      case "sobol" -> quasiRandom(kind, Sequence.SOBOL);
      case "halton" -> quasiRandom(kind, Sequence.HALTON);
      case "tpe" -> tpe(kind);
      case "cma-es" -> plain(kind, new CmaEsSampler());
      default -> throw kind.unknown(TYPES);
    };
  }

  private static Sampler plain(Kind kind, Sampler sampler) {
    kind.withOptions();
    return sampler;
  }

  private static Sampler quasiRandom(Kind kind, Sequence sequence) {
    kind.withOptions("shifted");
    return new QuasiRandomSampler(sequence, kind.flag("shifted", true));
  }

  private static Sampler tpe(Kind kind) {
    kind.withOptions("startupTrials", "candidates", "multivariate", "constantLiar");
    TpeSettings standard = TpeSettings.optuna5();
    boolean multivariate = kind.flag("multivariate", true);
    return new TpeSampler(
        new TpeSettings(
            kind.count("startupTrials", standard.startupTrials()),
            kind.count("candidates", standard.candidates()),
            multivariate ? standard.dependence() : TpeSettings.Dependence.INDEPENDENT,
            kind.flag("constantLiar", standard.constantLiar()),
            standard.rule()));
  }
}
