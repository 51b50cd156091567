package io.vgglab.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.model.Preset;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.StepSpec;
import io.vgglab.network.TinyCase;
import io.vgglab.optim.Optimizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resident memory as Linux counts it, and what JavaCPP counts of its own structures. */
@Tag("native")
class OneDnnMemoryTest {

  private static final long MIB = 1 << 20;
  private static final long PAGE = 4096;

  /** What the virtual machine and the allocator may add by themselves. */
  private static final long SLACK = 48 * MIB;

  @Test
  void manySteps_keepMemoryFlat() throws IOException {
    TinyCase tiny = TinyCase.NORM_AND_DROPOUT;
    VggPlan plan = VggPlan.of(tiny.spec());

    try (Network network = open(plan, tiny.step())) {
      steps(network, plan, 100);
      long resident = resident();
      long structures = Pointer.totalBytes();
      steps(network, plan, 1500);

      assertThat(resident() - resident).isLessThan(SLACK);
      assertThat(Pointer.totalBytes()).isEqualTo(structures);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TinyCase.class,
      names = {"PLAIN", "NORM_AND_DROPOUT"})
  void batchesOfManySizes_holdNoMoreThanTheListsThatAreKept(TinyCase tiny) throws IOException {
    VggPlan plan = VggPlan.of(tiny.spec());

    try (Network network = open(plan, tiny.step())) {
      sizes(network, plan);
      long resident = resident();
      long held = network.memory().total();
      long structures = Pointer.totalBytes();
      for (int i = 0; i < 8; i++) {
        sizes(network, plan);
      }

      assertThat(network.memory().total()).isEqualTo(held);
      assertThat(Pointer.totalBytes()).isEqualTo(structures);
      assertThat(resident() - resident).isLessThan(SLACK);
    }
  }

  /** Six networks of 100 MB; what the virtual machine keeps must stay below a single one. */
  @Test
  void openedAndClosedNetworks_leaveNothing() throws IOException {
    VggPlan plan = VggPlan.of(Preset.SEED.spec().withWidthMultiplier(0.5));
    StepSpec step = StepSpec.of(new Optimizer.Momentum(0.9));
    cycle(plan, step);
    long held = cycle(plan, step);
    long resident = resident();
    long structures = Pointer.totalBytes();

    for (int i = 0; i < 6; i++) {
      cycle(plan, step);
    }

    assertThat(Pointer.totalBytes()).isEqualTo(structures);
    assertThat(resident() - resident).isLessThan(held);
  }

  private static long cycle(VggPlan plan, StepSpec step) {
    try (Network network = open(plan, step)) {
      network.trainStep(TinyCase.batch(plan, 2, 1), 1e-6);
      network.predict(TinyCase.batch(plan, 2, 1));
      return network.memory().total();
    }
  }

  private static void steps(Network network, VggPlan plan, int count) {
    for (int i = 0; i < count; i++) {
      network.trainStep(TinyCase.batch(plan, i % 10 == 9 ? 3 : 8, i), 1e-6);
      if (i % 50 == 0) {
        network.predict(TinyCase.batch(plan, 8, i));
      }
    }
    network.totals();
  }

  private static void sizes(Network network, VggPlan plan) {
    for (int size = 1; size <= 9; size++) {
      network.trainStep(TinyCase.batch(plan, size, size), 1e-6);
      network.predict(TinyCase.batch(plan, size, size));
    }
  }

  private static Network open(VggPlan plan, StepSpec step) {
    return new OneDnnNetworkFactory().open(plan, step, Device.cpu(1), 1);
  }

  /** Resident bytes of this process after a collection, so that the heap stands still. */
  private static long resident() throws IOException {
    System.gc();
    String statm = Files.readString(Path.of("/proc/self/statm"), StandardCharsets.UTF_8);
    return Long.parseLong(statm.split(" ", -1)[1]) * PAGE;
  }
}
