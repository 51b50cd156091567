package io.vgglab.sweep.store;

import java.util.List;
import java.util.Optional;

/**
 * A place that keeps studies; the seam between the study loop and a database.
 *
 * <p>Thread-safe. Several stores, in several processes, may work on one database. Every method may
 * throw {@link StoreException}, whose message is one line.
 */
public interface StudyStore extends AutoCloseable {

  /** The names of all studies, oldest first. */
  List<String> studyNames();

  /** The study of this name, if there is one; nothing is written. */
  Optional<StoredStudy> find(String name);

  /**
   * The study that a header describes, created if the store has none of this name.
   *
   * @throws StoreException if the study exists with other directions
   */
  StoredStudy openOrCreate(StudyHeader header);

  /** Leaves the database fit for other readers; closing twice is allowed. */
  @Override
  void close();
}
