package io.vgglab.report.view;

import java.util.List;
import java.util.Objects;

/** Small pictures in rows, under a title and a sentence. */
public record Gallery(String title, String note, List<Picture> pictures) implements Block {

  /** Copies the pictures. */
  public Gallery {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(note, "note");
    pictures = List.copyOf(pictures);
  }

  @Override
  public boolean isEmpty() {
    return pictures.isEmpty();
  }
}
