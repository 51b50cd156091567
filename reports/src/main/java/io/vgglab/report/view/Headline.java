package io.vgglab.report.view;

import java.util.List;
import java.util.Objects;

/**
 * The head of a page: one figure, what it means, the facts beside it and what to be careful about.
 *
 * @param figure for example {@code 0.8052}
 * @param label what the figure is
 * @param sentences how it came about, with its spread or the words "single run"
 * @param facts a handful
 * @param notices what to be careful about
 */
public record Headline(
    String figure, String label, List<String> sentences, List<Fact> facts, List<Notice> notices) {

  /** Copies the lists. */
  public Headline {
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(label, "label");
    sentences = sentences.stream().filter(sentence -> !sentence.isBlank()).toList();
    facts = List.copyOf(facts);
    notices = notices.stream().filter(notice -> !notice.isEmpty()).toList();
  }
}
