package io.vgglab.report.bench;

import io.vgglab.report.figure.OrderedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that a benchmark page shows.
 *
 * @param name of the run, for example its preset {@code smoke}
 * @param createdAt when it was measured
 * @param rows what was measured
 * @param unavailable what could not be measured
 * @param layers times of single layers
 * @param roofs what the devices did at best
 * @param environment machine, system, libraries, commit and the like, by name, in the order to
 *     print
 * @param notes sentences that the page shows to its reader
 * @param standing what its figures stand for
 */
public record BenchReport(
    String name,
    Instant createdAt,
    List<BenchRow> rows,
    List<UnavailableRow> unavailable,
    List<LayerRow> layers,
    List<RoofRow> roofs,
    Map<String, String> environment,
    List<String> notes,
    Standing standing) {

  /** Copies the collections. */
  public BenchReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(createdAt, "createdAt");
    rows = List.copyOf(rows);
    unavailable = List.copyOf(unavailable);
    layers = List.copyOf(layers);
    roofs = List.copyOf(roofs);
    environment = OrderedMap.copyOf(environment);
    notes = List.copyOf(notes);
    Objects.requireNonNull(standing, "standing");
  }

  /** A report of whole networks alone, of a run that came to its end. */
  public BenchReport(
      String name,
      Instant createdAt,
      List<BenchRow> rows,
      List<UnavailableRow> unavailable,
      Map<String, String> environment,
      List<String> notes) {
    this(
        name,
        createdAt,
        rows,
        unavailable,
        List.of(),
        List.of(),
        environment,
        notes,
        Standing.WHOLE);
  }

  /** The same report with times of layers and what the devices did at best. */
  public BenchReport withLayers(List<LayerRow> newLayers, List<RoofRow> newRoofs) {
    return new BenchReport(
        name, createdAt, rows, unavailable, newLayers, newRoofs, environment, notes, standing);
  }

  /** The same report, whose figures stand for something else. */
  public BenchReport as(Standing newStanding) {
    return new BenchReport(
        name, createdAt, rows, unavailable, layers, roofs, environment, notes, newStanding);
  }
}
