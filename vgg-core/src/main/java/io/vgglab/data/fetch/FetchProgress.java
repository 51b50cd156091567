package io.vgglab.data.fetch;

/** Listens to a download; called on the downloading thread after every piece. */
@FunctionalInterface
public interface FetchProgress {

  /**
   * Where the download stands.
   *
   * @param bytes bytes on disk, those of earlier attempts included
   * @param total bytes of the whole file; -1 where the server does not say
   */
  void at(long bytes, long total);
}
