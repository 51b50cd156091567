package io.vgglab.data.fetch;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server sends for a file from some byte on.
 *
 * @param start the byte that {@code body} begins with: the one asked for, or 0 where the server
 *     sends the whole file
 * @param total bytes of the whole file, -1 if unknown
 * @param body the bytes from {@code start} on; the caller closes it
 */
record Answer(long start, long total, InputStream body) implements AutoCloseable {

  private static final int CONNECT_MILLIS = 20_000;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  /** What a server answers that may have the file a little later, besides errors of its own. */
  private static final Set<Integer> BUSY =
      Set.of(HttpURLConnection.HTTP_CLIENT_TIMEOUT, TOO_MANY_REQUESTS);

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  /**
   * Asks for a file from byte {@code from} on, once.
   *
   * @param silence longest wait for the next byte
   * @throws IOException if the server cannot be reached, is busy, or the connection breaks
   * @throws DataException if it answers anything but the file
   */
  static Answer of(URI address, long from, Duration silence) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) silence.toMillis());
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("User-Agent", "vgg-lab");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      return new Answer(0, connection.getContentLengthLong(), connection.getInputStream());
    }
    if (from > 0 && status == HttpURLConnection.HTTP_PARTIAL) {
      return partial(address, from, connection);
    }
    String cure = cure(connection);
    connection.disconnect();
    if (from > 0 && status == RANGE_NOT_SATISFIABLE) {
      return of(address, 0, silence);
    }
    if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR || BUSY.contains(status)) {
      throw new IOException("the server answered with status " + status);
    }
    throw new DataException(
        address,
        "server must answer with status 200 or 206, but answered %s; %s".formatted(status, cure));
  }

  /** Java follows no redirect from HTTP to HTTPS or back. */
  private static String cure(HttpURLConnection connection) {
    String elsewhere = connection.getHeaderField("Location");
    return elsewhere == null
        ? "check the address"
        : "the file has moved, fetch it from " + printable(elsewhere);
  }

  private static Answer partial(URI address, long from, HttpURLConnection connection)
      throws IOException {
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != from) {
      connection.disconnect();
      throw new DataException(
          address,
          "Content-Range must begin at byte %s, as asked for, but was %s"
              .formatted(from, printable(range)));
    }
    long total = matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
    return new Answer(from, total, connection.getInputStream());
  }

  private static String printable(String header) {
    return header.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
