package io.vgglab.sweep.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The volume that points dominate up to a reference point; smaller coordinates are better. */
final class Hypervolume {

  private Hypervolume() {}

  /** Slices the volume along the last axis; each slice is a volume of one dimension less. */
  static double of(List<double[]> points, double[] reference) {
    List<double[]> inside =
        new ArrayList<>(points.stream().filter(point -> isInside(point, reference)).toList());
    if (inside.isEmpty()) {
      return 0;
    }
    int last = reference.length - 1;
    if (last == 0) {
      return reference[0] - inside.stream().mapToDouble(point -> point[0]).min().orElseThrow();
    }
    inside.sort(Comparator.comparingDouble(point -> point[last]));
    double[] lower = Arrays.copyOf(reference, last);
    double volume = 0;
    for (int i = 0; i < inside.size(); i++) {
      double end = i + 1 < inside.size() ? inside.get(i + 1)[last] : reference[last];
      double thickness = end - inside.get(i)[last];
      if (thickness > 0) {
        List<double[]> slice =
            inside.subList(0, i + 1).stream().map(point -> Arrays.copyOf(point, last)).toList();
        volume += thickness * of(slice, lower);
      }
    }
    return volume;
  }

  private static boolean isInside(double[] point, double[] reference) {
    for (int i = 0; i < reference.length; i++) {
      if (!(point[i] < reference[i])) {
        return false;
      }
    }
    return true;
  }
}
