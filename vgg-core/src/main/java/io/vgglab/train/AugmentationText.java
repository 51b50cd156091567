package io.vgglab.train;

import io.vgglab.data.Augmentation;
import java.util.ArrayList;
import java.util.List;

/** Augmentations to text and back: parts joined by plus signs. */
final class AugmentationText {

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
    if (text.equals("standard")) {
      return Augmentation.STANDARD;
    }
    Augmentation augmentation = Augmentation.NONE;
    for (String part : text.split("\\+", -1)) {
      augmentation = with(augmentation, part, text);
    }
    return augmentation;
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
        "augmentation must be none, standard, or of pad:N, flip, cutout:N joined by +, but was '"
            + text
            + "'");
  }
}
