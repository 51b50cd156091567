package io.vgglab.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.file.WholeFile;
import io.vgglab.provenance.Machine;
import io.vgglab.provenance.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a bug report needs to know about a machine: devices, engines, checks; no host name, no user
 * name, no path.
 *
 * @param survey devices and what can run on them
 * @param checks one entry an engine on a device
 * @param writtenAt when
 */
public record DeviceReport(DeviceSurvey survey, List<CheckedEngine> checks, Instant writtenAt) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  /** Copies the list. */
  public DeviceReport {
    Objects.requireNonNull(survey, "survey");
    checks = List.copyOf(checks);
    Objects.requireNonNull(writtenAt, "writtenAt");
  }

  /** Writes it as JSON, aside first. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(file, (json().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("writtenAt", writtenAt.toString());
    root.put("version", Versions.suite());
    root.put("commit", Versions.commit());
    Machine.facts().forEach(root.putObject("machine")::put);
    if (!survey.noGpu().isEmpty()) {
      root.put("noGpu", survey.noGpu());
    }
    ArrayNode devices = root.putArray("devices");
    for (DeviceSurvey.Place place : survey.places()) {
      ObjectNode device = devices.addObject();
      device.put("device", place.device().toString());
      device.put("description", place.description());
      ObjectNode engines = device.putObject("engines");
      place
          .engines()
          .forEach(
              fitness ->
                  engines.put(fitness.bundle(), fitness.canRun() ? "can run" : fitness.obstacle()));
    }
    ArrayNode list = root.putArray("checks");
    checks.forEach(check -> add(list.addObject(), check));
    return root;
  }

  private static void add(ObjectNode node, CheckedEngine check) {
    node.put("engine", check.bundle());
    node.put("device", check.device());
    node.put("passed", check.passed());
    if (!check.failure().isEmpty()) {
      node.put("failure", check.failure());
    }
    node.put("tolerance", CheckedEngine.TOLERANCE);
    ArrayNode agreements = node.putArray("differencesFromReference");
    for (CheckedEngine.Agreement agreement : check.agreements()) {
      ObjectNode entry = agreements.addObject();
      entry.put("network", agreement.network());
      entry.put("worst", agreement.worst());
      entry.put("relative", agreement.difference());
    }
    check
        .timing()
        .ifPresent(
            timing -> {
              ObjectNode times = node.putObject("timing");
              times.put("parameters", timing.parameters());
              times.put("batchSize", timing.batchSize());
              times.put("medianMilliseconds", timing.median());
              times.put("imagesPerSecond", timing.imagesPerSecond());
              timing.milliseconds().forEach(times.putArray("milliseconds")::add);
            });
    new TreeMap<>(check.versions()).forEach(node.putObject("versions")::put);
    new TreeMap<>(check.implementations()).forEach(node.putObject("implementations")::put);
  }
}
