package io.vgglab.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The batches of each epoch over a set of images, shuffled and augmented.
 *
 * <p>An epoch is a pure function of (images, batch size, seed, augmentation, epoch): a resumed run
 * sees the batches that it would have seen. The last batch is short where the division leaves a
 * rest. Safe to share between threads; each iterator belongs to one.
 */
public final class Batches {
  private static final int MOST = 65_536;

  private final ImageSet images;
  private final int batchSize;
  private final long seed;
  private final Augmentation augmentation;

  private Batches(ImageSet images, int batchSize, long seed, Augmentation augmentation) {
    this.images = Objects.requireNonNull(images, "images");
    this.batchSize = batchSize;
    this.seed = seed;
    this.augmentation = Objects.requireNonNull(augmentation, "augmentation");
    if (batchSize < 1 || batchSize > MOST) {
      throw new IllegalArgumentException(
          "batchSize must be between 1 and %s, but was %s".formatted(MOST, batchSize));
    }
    if ((long) Math.min(batchSize, images.size()) * images.shape().elements() > 1 << 30) {
      throw new IllegalArgumentException(
          "a batch must be at most 1 GiB of pixels, but %s images of %s are more"
                  .formatted(Math.min(batchSize, images.size()), images.shape())
              + "; choose a smaller batchSize");
    }
  }

  /**
   * Batches without augmentation.
   *
   * @param images what an epoch goes through once
   * @param batchSize images in a batch, 1 to 65,536
   * @param seed the root of the order of each epoch
   */
  public static Batches of(ImageSet images, int batchSize, long seed) {
    return new Batches(images, batchSize, seed, Augmentation.NONE);
  }

  /**
   * The same batches with their images changed at random.
   *
   * @throws IllegalArgumentException if nothing might be left of an image
   */
  public Batches withAugmentation(Augmentation other) {
    other.requireRoom(images.shape());
    return new Batches(images, batchSize, seed, other);
  }

  /** The images in their own order, unchanged, for evaluation. */
  public static Iterable<Batch> sequential(ImageSet images, int batchSize) {
    Batches batches = of(images, batchSize, 0);
    int[] order = IntStream.range(0, images.size()).toArray();
    return () -> batches.new Walk(order, 0);
  }

  /** The images behind the batches. */
  public ImageSet images() {
    return images;
  }

  /** Images in every batch but a short last one. */
  public int batchSize() {
    return batchSize;
  }

  /** Batches in an epoch, the short last one included. */
  public int perEpoch() {
    return (int) (((long) images.size() + batchSize - 1) / batchSize);
  }

  /**
   * The batches of an epoch, assembled as they are asked for.
   *
   * @param epoch the number of the epoch, from 0
   */
  public Iterable<Batch> epoch(int epoch) {
    return () -> new Walk(order(epoch), epoch);
  }

  /**
   * The batches of an epoch, prepared on another thread up to {@code ahead} batches ahead; the
   * caller closes them.
   *
   * @param epoch the number of the epoch, from 0
   * @param ahead batches to keep ready, 1 to 64; each costs its pixels in memory
   */
  public PreparedBatches prepared(int epoch, int ahead) {
    return new PreparedBatches(epoch(epoch).iterator(), ahead);
  }

  /** The order in which an epoch visits the images. */
  int[] order(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch must be at least 0, but was " + epoch);
    }
    int[] order = IntStream.range(0, images.size()).toArray();
    SplitMix.of(seed, SplitMix.SHUFFLE, epoch).shuffle(order);
    return order;
  }

  private final class Walk implements Iterator<Batch> {
    private final int[] order;
    private final int epoch;
    private int next;

    Walk(int[] order, int epoch) {
      this.order = order;
      this.epoch = epoch;
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("epoch %s is over".formatted(epoch));
      }
      int size = Math.min(batchSize, order.length - next);
      int length = images.shape().elements();
      byte[] pixels = new byte[size * length];
      int[] labels = new int[size];
      byte[] scratch = new byte[augmentation.isNone() ? 0 : length];
      for (int i = 0; i < size; i++) {
        int index = order[next++];
        labels[i] = images.label(index);
        if (augmentation.isNone()) {
          images.copyPixels(index, pixels, i * length);
        } else {
          images.copyPixels(index, scratch, 0);
          augmentation.draw(images.shape(), seed, epoch, index).apply(scratch, pixels, i * length);
        }
      }
      return new Batch(images.shape(), pixels, labels);
    }
  }
}
