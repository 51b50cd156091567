package io.vgglab.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes text on without what would command a terminal: names of studies, parameters and classes,
 * and what workers print, come from others. Each control character becomes a question mark, but for
 * tabs, ends of lines, and the colours of help texts.
 */
final class PlainWriter extends FilterWriter {

  private static final Pattern SPECIAL =
      Pattern.compile("\u001b\\[[0-9;]*m|\r\n|[\\p{Cc}&&[^\n\t]]");

  /** For text that is written in whole pieces, as a printer does. */
  PlainWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(plain(String.valueOf((char) character)));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    out.write(plain(new String(text, from, length)));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    out.write(plain(text.substring(from, from + length)));
  }

  private static String plain(String text) {
    return SPECIAL
        .matcher(text)
        .replaceAll(
            match -> match.group().length() == 1 ? "?" : Matcher.quoteReplacement(match.group()));
  }
}
