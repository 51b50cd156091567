package io.vgglab.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Draws images so that every class keeps its share, and none is lost that need not be. */
final class Strata {
  private Strata() {}

  /**
   * The indices of {@code count} images, ascending: each class gives its share of the whole,
   * rounded by the largest remainder (lower labels first among equals), drawn by the seed. A class
   * of 2 images and more gives one at least, on the cost of the class that gives most, as long as
   * that gives more than one itself.
   */
  static int[] draw(ImageSet images, int count, long seed) {
    int[] share = shares(images.classCounts(), count);
    boolean[] drawn = new boolean[images.size()];
    int[] order = IntStream.range(0, images.size()).toArray();
    SplitMix.of(seed, SplitMix.STRATIFY).shuffle(order);
    for (int index : order) {
      int label = images.label(index);
      if (share[label] > 0) {
        share[label]--;
        drawn[index] = true;
      }
    }
    return IntStream.range(0, images.size()).filter(index -> drawn[index]).toArray();
  }

  /** The other indices, ascending. */
  static int[] rest(ImageSet images, int[] drawn) {
    return IntStream.range(0, images.size())
        .filter(index -> Arrays.binarySearch(drawn, index) < 0)
        .toArray();
  }

  private static int[] shares(int[] counts, int count) {
    long total = Arrays.stream(counts).asLongStream().sum();
    int[] shares = Arrays.stream(counts).map(n -> (int) ((long) n * count / total)).toArray();
    int missing = count - Arrays.stream(shares).sum();
    IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingLong(c -> -((long) counts[c] * count % total)))
        .limit(missing)
        .forEach(c -> shares[c]++);
    IntStream.range(0, counts.length)
        .filter(c -> counts[c] > 1 && shares[c] == 0)
        .forEach(c -> moveOne(shares, c));
    return shares;
  }

  private static void moveOne(int[] shares, int to) {
    int from =
        IntStream.range(0, shares.length)
            .reduce((a, b) -> shares[b] > shares[a] ? b : a)
            .orElseThrow();
    if (shares[from] > 1) {
      shares[from]--;
      shares[to]++;
    }
  }
}
