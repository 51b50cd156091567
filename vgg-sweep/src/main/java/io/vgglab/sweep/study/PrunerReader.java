package io.vgglab.sweep.study;

import io.vgglab.sweep.pruner.HyperbandPruner;
import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Pace;
import io.vgglab.sweep.pruner.PatiencePruner;
import io.vgglab.sweep.pruner.PercentilePruner;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.pruner.SuccessiveHalvingPruner;
import io.vgglab.sweep.pruner.ThresholdPruner;
import java.util.List;
import java.util.Optional;

/** Reads {@code pruner}. */
final class PrunerReader {

  private static final List<String> TYPES =
      List.of(
          "none",
          "median",
          "percentile",
          "patience",
          "threshold",
          "successive-halving",
          "hyperband",
          "hyperband-rounds");

  private static final int MOST_WARMUP = 1_000_000;

  private PrunerReader() {}

  /**
   * The pruner of a study.
   *
   * @param epochs epochs of a trial: the greatest resource of Hyperband
   */
  static Pruner read(Node node, String studyName, int epochs) {
    Kind kind = new Kind(node);
    return switch (kind.type()) {
      case "none" -> {
        kind.withOptions();
        yield new NoPruner();
      }
      case "median" -> {
        kind.withOptions("startupTrials", "warmupEpochs", "intervalEpochs", "minTrials");
        yield new MedianPruner(
            kind.count("startupTrials", 5), pace(kind), kind.count("minTrials", 1));
      }
      case "percentile" -> percentile(kind);
      case "patience" -> {
        kind.withOptions("patience", "minDelta");
        yield new PatiencePruner(
            Optional.empty(), kind.count("patience", 3), kind.number("minDelta", 0));
      }
      case "threshold" -> {
        kind.withOptions("lower", "upper", "warmupEpochs", "intervalEpochs");
        yield new ThresholdPruner(
            kind.number("lower", Double.NEGATIVE_INFINITY),
            kind.number("upper", Double.POSITIVE_INFINITY),
            pace(kind));
      }
      case "successive-halving" -> successiveHalving(kind);
      case "hyperband" -> hyperband(kind, studyName, epochs);
      case "hyperband-rounds" -> {
        kind.withOptions("maxEpochs", "reductionFactor", "iterations");
        yield new RoundsPruner(
            kind.atLeast("maxEpochs", 1, epochs),
            kind.atLeast("reductionFactor", 2, 3),
            kind.atLeast("iterations", 1, 1));
      }
      default -> throw kind.unknown(TYPES);
    };
  }

  private static Pruner percentile(Kind kind) {
    kind.withOptions("percentile", "startupTrials", "warmupEpochs", "intervalEpochs", "minTrials");
    return new PercentilePruner(
        kind.number("percentile", 25),
        kind.count("startupTrials", 5),
        pace(kind),
        kind.count("minTrials", 1));
  }

  private static Pruner successiveHalving(Kind kind) {
    kind.withOptions("minEpochs", "reductionFactor", "minEarlyStoppingRate", "bootstrapCount");
    int least = kind.atLeast("minEpochs", SuccessiveHalvingPruner.AUTOMATIC, 1);
    boolean automatic = least == SuccessiveHalvingPruner.AUTOMATIC;
    int bootstrap = kind.atLeast("bootstrapCount", 0, 0);
    if (automatic && bootstrap > 0) {
      throw new StudyFileException(
          "pruner.bootstrapCount must be 0 beside minEpochs: 0, but was " + bootstrap);
    }
    return new SuccessiveHalvingPruner(
        least,
        kind.atLeast("reductionFactor", 2, 4),
        kind.atLeast("minEarlyStoppingRate", 0, 0),
        bootstrap);
  }

  private static Pruner hyperband(Kind kind, String studyName, int epochs) {
    kind.withOptions("minEpochs", "maxEpochs", "reductionFactor", "bootstrapCount");
    int most = kind.atLeast("maxEpochs", SuccessiveHalvingPruner.AUTOMATIC, epochs);
    boolean open = most == SuccessiveHalvingPruner.AUTOMATIC;
    return new HyperbandPruner(
        studyName,
        kind.between("minEpochs", 1, open ? Integer.MAX_VALUE : most, 1),
        most,
        kind.atLeast("reductionFactor", 2, 3),
        kind.atLeast("bootstrapCount", 0, 0));
  }

  /** Reports are numbered by epochs finished, from 1: after two warm-up epochs the third counts. */
  private static Pace pace(Kind kind) {
    return new Pace(
        kind.between("warmupEpochs", 0, MOST_WARMUP, 0) + 1, kind.atLeast("intervalEpochs", 1, 1));
  }
}
