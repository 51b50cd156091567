package io.vgglab.train;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a mistyped one was probably meant to be. */
public final class Nearest {

  private static final int MAX_EDITS = 4;

  private Nearest() {}

  /** {@code "; did you mean 'batchSize'?"}, or the list of legal names where none is near. */
  public static String hint(String typed, Collection<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .min(Comparator.comparingInt(name -> distance.apply(typed, name)))
        .filter(name -> distance.apply(typed, name) <= Math.min(MAX_EDITS, typed.length() / 2 + 1))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; legal are " + String.join(", ", names));
  }
}
