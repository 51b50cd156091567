package io.vgglab.report.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names as file names and HTML ids. */
public final class Slug {

  private static final int MAX_LENGTH = 60;
  private static final int MARK_LENGTH = 8;
  private static final int LAST_ASCII = 127;

  private Slug() {}

  /**
   * Lower-case letters, digits and single hyphens, 1 to 60 characters. A name that is cut, has
   * other characters than ASCII, or leaves nothing ends in a mark of the whole of it, so that two
   * such names share no page.
   */
  public static String of(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    boolean whole =
        !slug.isEmpty()
            && slug.length() <= MAX_LENGTH
            && name.chars().allMatch(character -> character <= LAST_ASCII);
    return whole ? slug : marked(slug.isEmpty() ? "unnamed" : slug, name);
  }

  private static String marked(String slug, String name) {
    String start = slug.substring(0, Math.min(slug.length(), MAX_LENGTH - MARK_LENGTH - 1));
    String mark = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return start.replaceAll("-$", "") + "-" + mark.substring(0, MARK_LENGTH);
  }
}
