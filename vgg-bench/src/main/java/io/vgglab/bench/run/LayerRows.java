package io.vgglab.bench.run;

import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.Subject;
import io.vgglab.model.Layer;
import io.vgglab.model.VggPlan;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.PlanKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A profile as rows of a report: what each pass took, and what it had to do by the plan.
 *
 * <p>Each pass of a matrix product takes two operations a multiply-add. It moves at least its
 * inputs, outputs and weights once, four bytes a value.
 */
final class LayerRows {

  private static final Set<String> PRODUCTS = Set.of("forward", "data", "weights");

  private LayerRows() {}

  /** One row a pass. */
  static List<LayerRow> of(Target target, LayerProfile profile) {
    List<LayerRow> rows = new ArrayList<>();
    for (LayerProfile.Profiled network : profile.networks()) {
      VggPlan plan = Subject.parse(network.subject()).plan();
      for (LayerProfile.Pass pass : network.passes()) {
        rows.add(row(setup(target, network, plan), network, plan, pass));
      }
    }
    return rows;
  }

  /** What the device did at best; empty where the engine could not tell. */
  static Optional<RoofRow> roof(Target target, LayerProfile profile) {
    return profile.gigaflops() > 0
        ? Optional.of(
            new RoofRow(
                target.engine() + " · " + target.device(),
                target.device().threads(),
                profile.gigaflops(),
                profile.gigabytes()))
        : Optional.empty();
  }

  /** Whether a row is a matrix product of a convolution. */
  static boolean isConvolution(LayerRow row) {
    Setup setup = row.setup();
    return row.operations() > 0
        && !setup.preset().isEmpty()
        && NetworkSubject.of(setup.preset(), setup.batchNorm(), setup.side())
            .plan()
            .layers()
            .stream()
            .anyMatch(
                layer -> layer instanceof Layer.Convolution && layer.name().equals(row.layer()));
  }

  private static LayerRow row(
      Setup setup, LayerProfile.Profiled network, VggPlan plan, LayerProfile.Pass pass) {
    Optional<Layer> layer =
        plan.layers().stream()
            .filter(each -> each.name().equals(pass.layer()) && PRODUCTS.contains(pass.pass()))
            .filter(each -> each.multiplyAdds() > 0)
            .findFirst();
    int batch = network.batchSize();
    return new LayerRow(
        setup,
        pass.layer(),
        pass.pass(),
        pass.milliseconds(),
        layer.map(it -> 2.0 * batch * it.multiplyAdds()).orElse(0.0),
        layer.map(it -> bytes(it, batch)).orElse(0.0),
        kernel(network.kernels().getOrDefault(pass.layer(), ""), pass.pass()));
  }

  private static double bytes(Layer layer, int batch) {
    double values =
        (double) batch * (layer.input().elements() + layer.output().elements())
            + layer.trainableParameters();
    return values * Float.BYTES;
  }

  /** The pass's own part of {@code forward: jit, weights: gemm}; all of it where there is none. */
  private static String kernel(String kernels, String pass) {
    return Stream.of(kernels.split(", ", -1))
        .filter(part -> part.startsWith(pass + ": "))
        .map(part -> part.substring(pass.length() + 2))
        .findFirst()
        .orElse(kernels.contains(": ") ? "" : kernels);
  }

  private static Setup setup(Target target, LayerProfile.Profiled network, VggPlan plan) {
    Map<String, String> none = Map.of();
    PlanKey key =
        new PlanKey(plan.hash(), target.engine(), target.device().toString(), network.batchSize());
    int threads = target.device().threads();
    return Subject.parse(network.subject()) instanceof NetworkSubject subject
        ? new Setup(
            key,
            subject.preset().id(),
            Subject.text(subject.batchNorm()),
            subject.side(),
            threads,
            none)
        : new Setup(key, "", "", 0, threads, none);
  }
}
