package io.vgglab.network.onednn;

import io.vgglab.network.Roof;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** Measures what the processor does at best with oneDNN, in about a second. */
final class RoofMeasurement {

  private static final int REPEATS = 15;
  private static final long SIDE = 1536;
  private static final long FLOATS = 1 << 24;

  private RoofMeasurement() {}

  /** The best of a few repeats of each. */
  static Roof now() {
    try (Engine engine = new Engine();
        Scope scope = new Scope()) {
      double product = 2.0 * SIDE * SIDE * SIDE / fastest(product(engine, scope));
      double bytes = 3.0 * FLOATS * Float.BYTES / fastest(sum(engine, scope));
      return new Roof(product, bytes);
    }
  }

  /** Operations a nanosecond are 1e9 a second. */
  private static double fastest(Operation operation) {
    operation.run();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      operation.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static Operation product(Engine engine, Scope scope) {
    FloatPointer a = values(block(engine, scope, SIDE * SIDE), SIDE * SIDE);
    FloatPointer b = values(block(engine, scope, SIDE * SIDE), SIDE * SIDE);
    FloatPointer c = values(block(engine, scope, SIDE * SIDE), SIDE * SIDE);
    return () ->
        Engine.check(
            dnnl.dnnl_sgemm(
                (byte) 'N', (byte) 'N', SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE),
            "multiply matrices");
  }

  private static Operation sum(Engine engine, Scope scope) {
    Block a = block(engine, scope, FLOATS);
    Block b = block(engine, scope, FLOATS);
    Block c = block(engine, scope, FLOATS);
    Operation add = Arithmetic.sum(engine, scope, a, b, c);
    return () -> {
      add.run();
      engine.synchronize();
    };
  }

  private static Block block(Engine engine, Scope scope, long floats) {
    return Block.allocate(engine, scope, Layout.plain(scope, floats));
  }

  private static FloatPointer values(Block block, long count) {
    return new FloatPointer(new Address(block.address())).capacity(count);
  }
}
