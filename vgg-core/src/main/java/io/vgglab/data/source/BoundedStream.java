package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading where a compressed file turns out to hold more than it may. */
final class BoundedStream extends FilterInputStream {
  private final Object place;
  private final long limit;
  private long left;

  BoundedStream(InputStream in, Object place, long limit) {
    super(in);
    this.place = place;
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(count, Math.max(left, 0) + 1));
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw new DataException(
          place, "must unpack to at most %s bytes, but unpacks to more".formatted(limit));
    }
  }
}
