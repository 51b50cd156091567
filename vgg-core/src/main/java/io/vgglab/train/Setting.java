package io.vgglab.train;

import io.vgglab.data.PixelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.Initializer;
import io.vgglab.model.VggConfig;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every knob of an {@link Experiment} by the name that study files, the command line and run
 * records use; one row each, in the order in which they are applied.
 */
public enum Setting {
  /** Row of the paper's table 1. */
  CONFIG(
      "config",
      "configuration of the paper: "
          + Arrays.stream(VggConfig.values()).map(Enum::name).collect(Collectors.joining(", ")),
      e -> e.spec().config().name(),
      (e, v) -> e.withSpec(e.spec().withConfig(Text.constant("config", VggConfig.class, v)))),
  /** Input shape. */
  INPUT(
      "input",
      "height x width x channels, such as 32x32x3; follows the data, whose grey may be repeated",
      e -> e.spec().input().toString(),
      (e, v) -> e.withSpec(e.spec().withInput(Text.shape(v), e.spec().classes()))),
  /** Number of classes. */
  CLASSES(
      "classes",
      "number of classes, 2 to 2048; follows the data",
      e -> Text.of(e.spec().classes()),
      (e, v) -> e.withSpec(e.spec().withInput(e.spec().input(), Text.whole("classes", v)))),
  /** Width multiplier. */
  WIDTH(
      "width",
      "factor on every convolution's channels and every hidden dense width, above 0, at most 8",
      e -> Text.of(e.spec().widthMultiplier()),
      (e, v) -> e.withSpec(e.spec().withWidthMultiplier(Text.number("width", v)))),
  /** Batch-norm placement. */
  BATCH_NORM(
      "batchNorm",
      "batch norm: " + Text.names(BatchNormPlacement.class),
      e -> Text.of(e.spec().batchNorm()),
      (e, v) ->
          e.withSpec(
              e.spec().withBatchNorm(Text.constant("batchNorm", BatchNormPlacement.class, v)))),
  /** Resize. */
  RESIZE(
      "resize",
      "none, or nearest, bilinear, bilinear-tf1, bicubic with a side such as bilinear:224",
      e -> Text.of(e.spec().resize()),
      (e, v) -> e.withSpec(e.spec().withResize(Text.resize(v)))),
  /** Head. */
  HEAD(
      "head",
      "paper (4096-4096), linear, widths such as 512-256, global-average, or global-average:512-256",
      e -> Text.of(e.spec().head()),
      (e, v) -> e.withSpec(e.spec().withHead(Text.head(v, e.spec().head())))),
  /** Dropout in the head. */
  DROPOUT(
      "dropout",
      "probability of dropping an output of a hidden dense layer, 0 to below 1",
      e -> Text.of(e.spec().head().dropProbability()),
      (e, v) -> withHead(e, e.spec().head().withDropProbability(Text.number("dropout", v)))),
  /** Batch norm in the head. */
  HEAD_BATCH_NORM(
      "headBatchNorm",
      "batch norm in the head too: true, false",
      e -> Text.of(e.spec().head().batchNorm()),
      (e, v) -> withHead(e, e.spec().head().withBatchNorm(Text.flag("headBatchNorm", v)))),
  /** Kernel initializer. */
  INITIALIZER(
      "initializer",
      "how kernels begin: " + Text.names(Initializer.class),
      e -> Text.of(e.spec().initializer()),
      (e, v) ->
          e.withSpec(e.spec().withInitializer(Text.constant("initializer", Initializer.class, v)))),
  /** Dropout after each block. */
  BLOCK_DROPOUT(
      "blockDropout",
      "probability of dropping a value after each block's pooling, 0 to below 1",
      e -> Text.of(e.spec().blockDropProbability()),
      (e, v) -> e.withSpec(e.spec().withBlockDropProbability(Text.number("blockDropout", v)))),
  /** Epochs. */
  EPOCHS(
      "epochs",
      "passes over the training images, 1 to 10000",
      e -> Text.of(e.plan().epochs()),
      (e, v) -> edit(e, plan -> plan.epochs = Text.whole("epochs", v))),
  /** Batch size. */
  BATCH_SIZE(
      "batchSize",
      "images a step, 1 to 4096",
      e -> Text.of(e.plan().batchSize()),
      (e, v) -> edit(e, plan -> plan.batchSize = Text.whole("batchSize", v))),
  /** Base learning rate. */
  LEARNING_RATE(
      "learningRate",
      "base learning rate, above 0, at most 1000",
      e -> Text.of(e.plan().learningRate()),
      (e, v) -> edit(e, plan -> plan.learningRate = Text.number("learningRate", v))),
  /** Optimizer. */
  OPTIMIZER(
      "optimizer",
      "sgd, momentum, nesterov, adam or adam:BETA1:BETA2:EPSILON",
      e -> OptimizerText.of(e.plan().optimizer()),
      (e, v) -> edit(e, plan -> plan.optimizer = OptimizerText.parse(v, plan.optimizer))),
  /** Momentum. */
  MOMENTUM(
      "momentum",
      "momentum of the optimizers momentum and nesterov, 0 to below 1",
      e -> OptimizerText.momentum(e.plan().optimizer()),
      (e, v) -> edit(e, plan -> plan.optimizer = OptimizerText.withMomentum(plan.optimizer, v))),
  /** Learning-rate schedule. */
  SCHEDULE(
      "schedule",
      "constant, time-decay:D, step:STAGES:FACTOR, cosine, one-cycle:RISE (0.3); warm-up:STEPS: in front",
      e -> ScheduleText.of(e.plan().schedule()),
      (e, v) -> edit(e, plan -> plan.schedule = ScheduleText.parse(v))),
  /** Plateau rule. */
  PLATEAU(
      "plateau",
      "none, or FACTOR:PATIENCE:MIN_DELTA:FLOOR such as 0.1:5:1.0E-4:1.0E-5",
      e -> ScheduleText.plateau(e.plan().plateau()),
      (e, v) -> edit(e, plan -> plan.plateau = ScheduleText.parsePlateau(v))),
  /** Early stopping. */
  EARLY_STOPPING(
      "earlyStopping",
      "none, or PATIENCE:MIN_DELTA such as 10:0.001",
      e -> ScheduleText.earlyStopping(e.plan().earlyStopping()),
      (e, v) -> edit(e, plan -> plan.earlyStopping = ScheduleText.parseEarlyStopping(v))),
  /** L2 penalty. */
  L2(
      "l2",
      "factor of the penalty 0.5 * l2 * w^2 on kernels, at least 0",
      e -> Text.of(e.plan().regularization().l2()),
      (e, v) -> regular(e, r -> r.withL2(Text.number("l2", v)))),
  /** Label smoothing. */
  LABEL_SMOOTHING(
      "labelSmoothing",
      "share of the target spread over all classes, 0 to below 1",
      e -> Text.of(e.plan().regularization().labelSmoothing()),
      (e, v) -> regular(e, r -> r.withLabelSmoothing(Text.number("labelSmoothing", v)))),
  /** Gradient clipping. */
  CLIP_NORM(
      "clipNorm",
      "largest norm of all gradients together, 0 for no clipping",
      e -> Text.of(e.plan().regularization().clipNorm()),
      (e, v) -> regular(e, r -> r.withClipNorm(Text.number("clipNorm", v)))),
  /** Class weights. */
  BALANCED(
      "balancedClasses",
      "weigh classes inversely to how often they occur: true, false",
      e -> Text.of(e.plan().regularization().balancedClasses()),
      (e, v) -> regular(e, r -> r.withBalancedClasses(Text.flag("balancedClasses", v)))),
  /** Pixel scaling. */
  SCALING(
      "scaling",
      "what becomes of pixels: " + Text.names(PixelScaling.class),
      e -> Text.of(e.plan().data().scaling()),
      (e, v) -> data(e, d -> d.withScaling(Text.constant("scaling", PixelScaling.class, v)))),
  /** Validation split. */
  VALIDATION(
      "validation",
      "slice (of the training images), or test to repeat experiments that did so",
      e -> Text.of(e.plan().data().validation()),
      (e, v) ->
          data(
              e, d -> d.withValidation(Text.constant("validation", DataPlan.Validation.class, v)))),
  /** Validation share. */
  VALIDATION_SHARE(
      "validationShare",
      "share of the training images held out, above 0 and at most 0.5",
      e -> Text.of(e.plan().data().validationShare()),
      (e, v) -> data(e, d -> d.withValidationShare(Text.number("validationShare", v)))),
  /** Augmentation. */
  AUGMENTATION(
      "augmentation",
      "none, or parts joined by plus signs: pad:N, flip, cutout:N, standard (pad:4+flip)",
      e -> AugmentationText.of(e.plan().data().augmentation()),
      (e, v) -> data(e, d -> d.withAugmentation(AugmentationText.parse(v)))),
  /** Training images. */
  LIMIT(
      "limit",
      "most training images used, stratified; 0 for all",
      e -> Text.of(e.plan().data().limit()),
      (e, v) -> data(e, d -> d.withLimit(Text.whole("limit", v)))),
  /** Root seed. */
  SEED(
      "seed",
      "root of every random number of the run",
      e -> Long.toString(e.plan().seed()),
      (e, v) -> edit(e, plan -> plan.seed = Text.wholeLong("seed", v))),
  /** Divergence by standing still. */
  STUCK_EPOCHS(
      "stuckEpochs",
      "epochs at the loss of a uniform guess after which a run has diverged; 0 for never",
      e -> Text.of(e.plan().stuckEpochs()),
      (e, v) -> edit(e, plan -> plan.stuckEpochs = Text.whole("stuckEpochs", v))),
  /** Checkpoints that stay. */
  KEEP_CHECKPOINTS(
      "keepCheckpoints",
      "how many of the last checkpoints stay beside the best, at least 1",
      e -> Text.of(e.plan().keeping().checkpoints()),
      (e, v) -> keeping(e, k -> k.withCheckpoints(Text.whole("keepCheckpoints", v)))),
  /** Pictures of what went wrong. */
  WORST_IMAGES(
      "worstImages",
      "how many of each class's worst validation images are kept as PNG, 0 to 100",
      e -> Text.of(e.plan().keeping().worstImages()),
      (e, v) -> keeping(e, k -> k.withWorstImages(Text.whole("worstImages", v))));

  private final String key;
  private final String description;
  private final Function<Experiment, String> reader;
  private final BiFunction<Experiment, String, Experiment> writer;

  Setting(
      String key,
      String description,
      Function<Experiment, String> reader,
      BiFunction<Experiment, String, Experiment> writer) {
    this.key = key;
    this.description = description;
    this.reader = reader;
    this.writer = writer;
  }

  /** Name as users write it: {@code batchSize}. */
  public String key() {
    return key;
  }

  /** One line that says what it is and which values are legal. */
  public String description() {
    return description;
  }

  /** Its value in an experiment, as text. */
  public String text(Experiment experiment) {
    return reader.apply(experiment);
  }

  /** The experiment with this setting changed. */
  public Experiment apply(Experiment experiment, String value) {
    return writer.apply(experiment, value.strip());
  }

  /**
   * The setting of a name.
   *
   * @throws IllegalArgumentException with the nearest right name
   */
  public static Setting named(String key) {
    return Arrays.stream(values())
        .filter(setting -> setting.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown setting '"
                        + key
                        + "'"
                        + Nearest.hint(key, Arrays.stream(values()).map(Setting::key).toList())));
  }

  private static Experiment withHead(Experiment experiment, Head head) {
    return experiment.withSpec(experiment.spec().withHead(head));
  }

  private static Experiment edit(
      Experiment experiment, java.util.function.Consumer<PlanDraft> change) {
    PlanDraft draft = new PlanDraft(experiment.plan());
    change.accept(draft);
    return experiment.withPlan(draft.plan());
  }

  private static Experiment regular(
      Experiment experiment, java.util.function.UnaryOperator<Regularization> change) {
    return edit(experiment, draft -> draft.regularization = change.apply(draft.regularization));
  }

  private static Experiment keeping(Experiment e, java.util.function.UnaryOperator<Keeping> to) {
    return edit(e, draft -> draft.keeping = to.apply(draft.keeping));
  }

  private static Experiment data(
      Experiment experiment, java.util.function.UnaryOperator<DataPlan> change) {
    return edit(experiment, draft -> draft.data = change.apply(draft.data));
  }
}
