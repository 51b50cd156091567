package io.vgglab.report.bench;

import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.FactList;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What decided the figures: facts, and a table of the kernels that engines chose. */
final class EnvironmentSection {

  /** How the names of such facts start, before engine, network and layer. */
  private static final String KERNELS = "kernels of ";

  private static final String LAYER = ": ";

  private EnvironmentSection() {}

  static Section of(BenchReport report) {
    Map<String, String> facts = new LinkedHashMap<>(report.environment());
    facts.keySet().removeIf(EnvironmentSection::isKernel);
    return Section.of(
        "environment", "Environment", "", FactList.of("", facts), kernels(report.environment()));
  }

  private static boolean isKernel(String name) {
    return name.startsWith(KERNELS) && name.contains(LAYER);
  }

  private static DataTable kernels(Map<String, String> environment) {
    return DataTable.of(
            "kernels",
            "Kernels that engines chose",
            List.of(Column.text("Engine and network"), Column.text("Layer"), Column.text("Kernel")),
            environment.entrySet().stream()
                .filter(fact -> isKernel(fact.getKey()))
                .map(fact -> row(fact.getKey().substring(KERNELS.length()), fact.getValue()))
                .toList())
        .filterable();
  }

  private static Row row(String name, String kernel) {
    int layer = name.lastIndexOf(LAYER);
    return Row.of(
        Cell.text(name.substring(0, layer)),
        Cell.text(name.substring(layer + LAYER.length())),
        Cell.text(kernel));
  }
}
