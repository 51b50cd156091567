package io.vgglab.train;

import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import io.vgglab.network.TorchvisionNames;
import io.vgglab.provenance.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights that a run starts from instead of drawn ones: those of another run or of torchvision.
 *
 * <p>Every convolution and batch norm must fit. A dense layer of which a tensor does not, as where
 * the number of classes differs, keeps the drawn values of all of its tensors.
 *
 * @param parameters every tensor of the network
 * @param drawn names of the dense layers' tensors that the file had nothing fitting for
 */
public record InitialWeights(Parameters parameters, List<String> drawn) {

  /** Name of the file beside the checkpoints that keeps them. */
  static final String FILE = "initial.safetensors";

  /** Its name until it is known whether it may take the place of another one. */
  static final String NEW = FILE + ".new";

  private static final String TORCHVISION = "features.";
  private static final String COUNTER = "num_batches_tracked";

  /** Copies the list. */
  public InitialWeights {
    drawn = List.copyOf(drawn);
  }

  /**
   * Reads a safetensors file with canonical names (a checkpoint is one) or with torchvision's.
   *
   * @throws IllegalArgumentException if a tensor is missing, unknown or of another shape
   */
  public static InitialWeights read(Path file, Experiment experiment) {
    VggPlan plan = experiment.layers();
    Map<String, Tensor> tensors = tensors(file, plan);
    long seed = new Seeds(experiment.plan().seed()).network();
    Map<String, Tensor> chosen = new LinkedHashMap<>();
    List<String> drawn = new ArrayList<>();
    for (Layer layer : plan.layers()) {
      Optional<ParameterSpec> unfit =
          layer.parameters().stream()
              .filter(spec -> !fits(spec, tensors.get(spec.name())))
              .findFirst();
      if (unfit.isPresent() && !(layer instanceof Layer.Dense)) {
        throw unfit(file, unfit.get(), tensors.get(unfit.get().name()));
      }
      for (ParameterSpec spec : layer.parameters()) {
        Tensor found = tensors.remove(spec.name());
        if (unfit.isPresent()) {
          found = NetworkState.drawn(spec, plan, seed);
          drawn.add(spec.name());
        }
        chosen.put(spec.name(), found);
      }
    }
    if (!tensors.isEmpty()) {
      throw new IllegalArgumentException(
          "weights must be of this network, but tensor %s of %s has no place in it"
              .formatted(tensors.keySet().iterator().next(), file));
    }
    return new InitialWeights(new Parameters(chosen), drawn);
  }

  /**
   * Keeps them in a run folder, where its training begins with them.
   *
   * @throws IllegalArgumentException if the run has checkpoints and began with others
   */
  public void keep(RunFolder run) {
    Path folder = run.checkpointFolder();
    Path file = folder.resolve(FILE);
    Path aside = folder.resolve(NEW);
    try {
      Files.createDirectories(folder);
      SafeTensors.write(aside, parameters.asMap(), Map.of("format", "pt"));
      boolean begun = run.isBegun();
      if (begun && !(Files.exists(file) && Files.mismatch(file, aside) < 0)) {
        Files.delete(aside);
        throw new IllegalArgumentException(
            "weights must be those that the run in "
                + folder
                + " began with, but were others; choose another folder");
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write weights " + file, e);
    }
  }

  /**
   * Forgets weights that were kept for a run that did not finish an epoch, and what a process left
   * that was killed.
   */
  public static void forget(RunFolder run) {
    Path file = run.checkpointFolder().resolve(FILE);
    try {
      if (!run.isBegun()) {
        Files.deleteIfExists(file);
      }
      new CheckpointFiles(run.checkpointFolder()).deleteOrphans();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete weights " + file, e);
    }
  }

  private static boolean fits(ParameterSpec spec, Tensor found) {
    return found != null && found.shape().equals(spec.shape());
  }

  private static Map<String, Tensor> tensors(Path file, VggPlan plan) {
    try {
      Map<String, Tensor> tensors =
          SafeTensors.read(file, name -> !name.contains("/") && !name.endsWith(COUNTER));
      boolean theirs = tensors.keySet().stream().anyMatch(name -> name.startsWith(TORCHVISION));
      return theirs
          ? new LinkedHashMap<>(TorchvisionNames.of(plan).fromTorchvision(tensors))
          : new LinkedHashMap<>(tensors);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read weights " + file, e);
    }
  }

  private static IllegalArgumentException unfit(Path file, ParameterSpec spec, Tensor found) {
    return new IllegalArgumentException(
        found == null
            ? "weights must hold %s, but it is missing in %s".formatted(spec.name(), file)
            : "tensor %s must have shape %s, but had %s in %s; set config, width and input to the"
                    .formatted(spec.name(), spec.shape(), found.shape(), file)
                + " file's network");
  }
}
