package io.vgglab.sweep.sampler.parzen;

/**
 * Sorts positions by their values without boxing; equal values keep their order. Values that are
 * spread over their range, as trials mostly are, take linear time.
 */
final class SortOrder {

  /** Moves per value after which the values are taken to be crowded. */
  private static final int PATIENCE = 8;

  private SortOrder() {}

  /** The positions of the values in ascending order. */
  static int[] of(double[] values) {
    int[] order = byBucket(values);
    return isInsertionSorted(values, order) ? order : merged(values);
  }

  /** The positions in as many buckets of equal width as there are values. */
  private static int[] byBucket(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double scale = greatest > least ? (values.length - 1) / (greatest - least) : 0;
    int[] ends = new int[values.length + 1];
    for (double value : values) {
      ends[(int) ((value - least) * scale) + 1]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    int[] order = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      order[ends[(int) ((values[i] - least) * scale)]++] = i;
    }
    return order;
  }

  /** Sorts by insertion; false if that takes too many moves. */
  private static boolean isInsertionSorted(double[] values, int[] order) {
    int moves = PATIENCE * order.length;
    for (int i = 1; i < order.length; i++) {
      int position = order[i];
      double value = values[position];
      int place = i;
      while (place > 0 && values[order[place - 1]] > value) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = position;
      moves -= i - place;
      if (moves < 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] merged(double[] values) {
    int count = values.length;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    int[] merged = new int[count];
    for (int run = 1; run < count; run *= 2) {
      for (int from = 0; from < count; from += 2 * run) {
        merge(values, order, merged, from, run);
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
    return order;
  }

  private static void merge(double[] values, int[] order, int[] into, int from, int run) {
    int middle = Math.min(from + run, order.length);
    int end = Math.min(from + 2 * run, order.length);
    int left = from;
    int right = middle;
    for (int i = from; i < end; i++) {
      boolean takesLeft =
          left < middle && (right == end || values[order[left]] <= values[order[right]]);
      into[i] = order[takesLeft ? left++ : right++];
    }
  }
}
