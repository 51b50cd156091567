package io.vgglab.sweep.study;

import java.util.ArrayList;
import java.util.List;

/**
 * A family member in a study file: a name alone, or a map with {@code type} and options.
 *
 * @param node where it stands
 */
record Kind(Node node) {

  String type() {
    return typeNode().text();
  }

  /** Checks that no options but these are given. */
  Kind withOptions(String... options) {
    if (node.json().isObject()) {
      List<String> keys = new ArrayList<>(List.of(options));
      keys.add("type");
      node.withKeys(keys);
    }
    return this;
  }

  int count(String option, int otherwise) {
    return node.json().isObject()
        ? node.find(option).map(Node::count).orElse(otherwise)
        : otherwise;
  }

  int atLeast(String option, int least, int otherwise) {
    return between(option, least, Integer.MAX_VALUE, otherwise);
  }

  /** Checks what is given, in the words of the file. */
  int between(String option, int least, int most, int otherwise) {
    int count = count(option, otherwise);
    if (count < least || count > most) {
      String rule =
          most == Integer.MAX_VALUE ? "at least " + least : "between " + least + " and " + most;
      throw node.find(option)
          .map(given -> given.wrong(rule))
          .orElseGet(() -> node.wrong("a pruner with " + option + " " + rule));
    }
    return count;
  }

  double number(String option, double otherwise) {
    return node.json().isObject()
        ? node.find(option).map(Node::number).orElse(otherwise)
        : otherwise;
  }

  boolean flag(String option, boolean otherwise) {
    return node.json().isObject() ? node.find(option).map(Node::flag).orElse(otherwise) : otherwise;
  }

  String text(String option, String otherwise) {
    return node.json().isObject() ? node.find(option).map(Node::text).orElse(otherwise) : otherwise;
  }

  StudyFileException unknown(List<String> known) {
    return typeNode().wrong("one of " + String.join(", ", known));
  }

  private Node typeNode() {
    return node.json().isObject() ? node.get("type") : node;
  }
}
