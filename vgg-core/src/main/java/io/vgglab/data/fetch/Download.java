package io.vgglab.data.fetch;

import io.vgglab.data.DataException;
import io.vgglab.data.source.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One file to fetch over HTTP or HTTPS whose MD5 is known.
 *
 * <p>Bytes go to {@code TARGET.part}, which a later attempt, in this process or another, goes on
 * from; the target appears only once the checksum is right. A part that turns out wrong is fetched
 * once more from the start, in case it was left by another version of the file.
 *
 * @param address where the file is published
 * @param target the file to write; its folder is made
 * @param md5 32 hexadecimal digits
 * @param limit bytes that the file may have, at least 1
 * @param pause wait before a broken connection is tried again, at most 1 hour; the wait doubles
 *     each time
 * @param silence longest wait for the next byte, 1 millisecond to 1 hour
 */
public record Download(
    URI address, Path target, String md5, long limit, Duration pause, Duration silence) {

  private static final int ATTEMPTS = 5;
  private static final int BUFFER = 1 << 16;
  private static final long DEFAULT_LIMIT = 1L << 30;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{32}");

  /** Checks the scheme of the address, the digits of the checksum, the limit and both waits. */
  public Download {
    Objects.requireNonNull(target, "target");
    if (address.getHost() == null
        || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
      throw new IllegalArgumentException(
          "address must begin with https:// or http:// and a host, but was " + address);
    }
    if (!DIGITS.matcher(md5).matches()) {
      throw new IllegalArgumentException(
          "md5 must be 32 hexadecimal digits, but was '" + md5 + "'");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1 byte, but was " + limit);
    }
    between("pause", pause, Duration.ZERO);
    between("silence", silence, Duration.ofMillis(1));
  }

  /** A download of at most 1 GiB that waits 1, 2, 4 and 8 seconds between attempts. */
  public Download(URI address, Path target, String md5) {
    this(address, target, md5, DEFAULT_LIMIT, Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  private static void between(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, but was %s".formatted(name, least, LONGEST, value));
    }
  }

  /**
   * Fetches what is missing.
   *
   * @return whether anything had to be fetched; a target with the right checksum is left as it is
   * @throws DataException if a file of that name has other content, the server does not have the
   *     file, the connection breaks for good, or the checksum is wrong
   * @throws UncheckedIOException if the file cannot be written
   */
  public boolean run(FetchProgress progress) throws InterruptedException {
    if (Files.exists(target)) {
      requireSame();
      return false;
    }
    Path part = part();
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (FileChannel file =
              FileChannel.open(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock lock = lock(file)) {
        Objects.requireNonNull(lock, "lock");
        complete(file, progress);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + part, e);
    }
    return true;
  }

  private void complete(FileChannel file, FetchProgress progress)
      throws IOException, InterruptedException {
    boolean resumed = file.size() > 0;
    if (resumed && isRight(file)) {
      return;
    }
    fetch(file, progress);
    if (resumed && !isRight(file)) {
      file.truncate(0);
      fetch(file, progress);
    }
    if (!isRight(file)) {
      String actual = Checksum.MD5.of(part(), file);
      Files.delete(part());
      throw new DataException(
          address,
          "MD5 must be %s, but was %s; the server has another file".formatted(md5, actual));
    }
    file.force(true);
  }

  /** Read through the channel that holds the lock: closing another one would give it up. */
  private boolean isRight(FileChannel file) {
    return Checksum.MD5.of(part(), file).equalsIgnoreCase(md5);
  }

  /** The file that holds what has come so far. */
  Path part() {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private void requireSame() {
    String actual = Checksum.MD5.of(target);
    if (!actual.equalsIgnoreCase(md5)) {
      throw new DataException(
          target,
          "MD5 must be %s, but was %s; move the file away to fetch it anew".formatted(md5, actual));
    }
  }

  private FileLock lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      throw busy(e);
    }
    throw busy(null);
  }

  private DataException busy(Throwable cause) {
    return new DataException(
        part(), "must be written by one download, but another one writes it; wait for it", cause);
  }

  /** Attempts until the file is whole; one that got further than all starts the count anew. */
  private void fetch(FileChannel file, FetchProgress progress) throws InterruptedException {
    Duration wait = pause;
    long furthest = size(file);
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(file, progress);
        return;
      } catch (BrokenConnection e) {
        if (size(file) > furthest) {
          furthest = size(file);
          attempt = 1;
          wait = pause;
        }
        if (attempt >= ATTEMPTS) {
          throw new DataException(
              address,
              "connection must last, but broke after %s bytes: %s; run the command again to go on from there"
                  .formatted(size(file), e.getMessage()),
              e);
        }
        Thread.sleep(wait.toMillis());
        wait = wait.multipliedBy(2);
      }
    }
  }

  private void attempt(FileChannel file, FetchProgress progress) throws BrokenConnection {
    try (Answer answer = Answer.of(address, size(file), silence)) {
      receive(file, answer, progress);
    } catch (IOException e) {
      throw new BrokenConnection(e);
    }
  }

  private void receive(FileChannel file, Answer answer, FetchProgress progress) throws IOException {
    rewind(file, answer.start());
    long bytes = answer.start();
    progress.at(bytes, answer.total());
    byte[] buffer = new byte[BUFFER];
    for (int read = answer.body().read(buffer); read >= 0; read = answer.body().read(buffer)) {
      bytes += read;
      if (bytes > limit) {
        rewind(file, 0);
        throw new DataException(
            address, "file must be at most %s bytes, but is more".formatted(limit));
      }
      write(file, ByteBuffer.wrap(buffer, 0, read));
      progress.at(bytes, answer.total());
    }
    if (bytes < answer.total()) {
      throw new IOException("the server sent %s of %s bytes".formatted(bytes, answer.total()));
    }
  }

  private void rewind(FileChannel file, long length) {
    try {
      file.truncate(length).position(length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(FileChannel file, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(
        "cannot write " + part() + ", from which the next run goes on", e);
  }

  private long size(FileChannel file) {
    try {
      return file.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the size of " + part(), e);
    }
  }

  /** The network failed, not the disk. */
  private static final class BrokenConnection extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenConnection(IOException cause) {
      super(
          cause instanceof UnknownHostException
              ? "host " + cause.getMessage() + " is unknown"
              : String.valueOf(cause.getMessage()),
          cause);
    }
  }
}
