package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Reads class names: one a line, UTF-8, empty lines ignored. */
final class ClassNames {
  private static final int MOST_CHARACTERS = 200;

  private ClassNames() {}

  static List<String> parse(String place, byte[] text, int classes) {
    List<String> names =
        decode(place, text)
            .lines()
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .toList();
    if (names.size() != classes) {
      throw new DataException(
          place,
          "file must name %s classes, one a line, but names %s".formatted(classes, names.size()));
    }
    for (String name : names) {
      if (name.length() > MOST_CHARACTERS || name.chars().anyMatch(Character::isISOControl)) {
        throw new DataException(
            place,
            "class names must be at most %s printable characters, but line %s is not"
                .formatted(MOST_CHARACTERS, names.indexOf(name) + 1));
      }
    }
    return names;
  }

  private static String decode(String place, byte[] text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new DataException(place, "file must be text in UTF-8, but was not", e);
    }
  }
}
