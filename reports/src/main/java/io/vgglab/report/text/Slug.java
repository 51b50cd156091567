package io.vgglab.report.text;

import java.util.Locale;

/** Names as file names and HTML ids. */
public final class Slug {

  private static final int MAX_LENGTH = 60;

  private Slug() {}

  /**
   * Lower-case letters, digits and single hyphens, 1 to 60 characters; {@code unnamed} where
   * nothing is left.
   */
  public static String of(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = slug.length() > MAX_LENGTH ? slug.substring(0, MAX_LENGTH) : slug;
    return cut.isEmpty() ? "unnamed" : cut.replaceAll("-$", "");
  }
}
