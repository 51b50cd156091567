package io.vgglab.report.view;

import java.util.List;

/** Links to other pages, each with its headline and a small curve. */
public record PageList(List<PageLink> links) implements Block {

  /** Copies the links. */
  public PageList {
    links = List.copyOf(links);
  }

  @Override
  public boolean isEmpty() {
    return links.isEmpty();
  }
}
