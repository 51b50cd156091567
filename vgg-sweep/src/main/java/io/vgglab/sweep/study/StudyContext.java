package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoredStudy;
import java.util.Objects;

/** What everybody who works on a study shares: its file, its images, its rows and its audience. */
record StudyContext(StudySpec spec, StudyData data, StoredStudy stored, StudyObserver observer) {

  StudyContext {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(observer, "observer");
  }
}
