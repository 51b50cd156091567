package io.vgglab.train;

import io.vgglab.data.Augmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Augmentations to text and back: parts joined by plus signs. */
final class AugmentationText {

  private static final String STANDARD = "standard";

  private AugmentationText() {}

  static String of(Augmentation augmentation) {
    List<String> parts = new ArrayList<>();
    if (augmentation.pad() > 0) {
      parts.add("pad:" + augmentation.pad());
    }
    if (augmentation.flip()) {
      parts.add("flip");
    }
    if (augmentation.cutout() > 0) {
      parts.add("cutout:" + augmentation.cutout());
    }
    return parts.isEmpty() ? "none" : String.join("+", parts);
  }

  static Augmentation parse(String text) {
    if (text.equals("none")) {
      return Augmentation.NONE;
    }
    Augmentation augmentation = Augmentation.NONE;
    Set<String> named = new HashSet<>();
    for (String part : parts(text)) {
      augmentation = with(augmentation, part, text);
      if (!named.add(part.split(":", -1)[0])) {
        throw new IllegalArgumentException(
            "augmentation must name each part once, where standard is %s, but was '%s'"
                .formatted(of(Augmentation.STANDARD), text));
      }
    }
    return augmentation;
  }

  /** The parts of a text, with those that {@code standard} stands for in its place. */
  private static List<String> parts(String text) {
    return split(text).stream()
        .map(part -> part.equals(STANDARD) ? of(Augmentation.STANDARD) : part)
        .flatMap(part -> split(part).stream())
        .toList();
  }

  private static List<String> split(String text) {
    return Arrays.asList(text.split("\\+", -1));
  }

  private static Augmentation with(Augmentation before, String part, String text) {
    String[] words = part.split(":", -1);
    if (words[0].equals("flip") && words.length == 1) {
      return new Augmentation(before.pad(), true, before.cutout());
    }
    if (words[0].equals("pad") && words.length == 2) {
      return new Augmentation(Text.whole("pad", words[1]), before.flip(), before.cutout());
    }
    if (words[0].equals("cutout") && words.length == 2) {
      return new Augmentation(before.pad(), before.flip(), Text.whole("cutout", words[1]));
    }
    throw new IllegalArgumentException(
        "augmentation must be none, or of standard, pad:N, flip, cutout:N joined by +, but was '"
            + text
            + "'");
  }
}
