package io.vgglab.bench.jmh;

import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Augmentation;
import io.vgglab.data.Batch;
import io.vgglab.data.Batches;
import io.vgglab.data.ImageSet;
import io.vgglab.data.PreparedBatches;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Images for ten batches, shuffled and augmented anew in every epoch, as a trainer reads them. */
@State(Scope.Benchmark)
public class ImageFeed {

  /** Batches of an epoch. */
  static final int BATCHES = 10;

  private static final int AHEAD = 3;
  private static final long SEED = 3;

  private Batches batches;
  private int epoch;

  /** Makes the images. */
  @Setup(Level.Trial)
  public void images(OpenNetwork open) {
    int size = open.batch().size();
    Batch all = SyntheticBatch.of(open.network().plan(), BATCHES * size);
    ImageSet images =
        new ImageSet(
            all.shape(),
            IntStream.range(0, open.network().plan().spec().classes())
                .mapToObj(label -> "class " + label)
                .toList(),
            all.pixels(),
            all.labels());
    batches = Batches.of(images, size, SEED).withAugmentation(Augmentation.STANDARD);
  }

  /** The batches of the next epoch, prepared ahead by a thread of their own. */
  PreparedBatches next() {
    epoch++;
    return batches.prepared(epoch, AHEAD);
  }
}
