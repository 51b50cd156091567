package io.vgglab.network;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundles of a folder: {@code ID.properties} says what a bundle is, {@code ID.classpath} lists
 * its jars, relative entries counting from the folder.
 */
public final class EngineBundles {

  /** System property that names the folder. */
  public static final String PROPERTY = "vgg.bundles";

  private static final String SUFFIX = ".properties";
  private static final List<String> PREFERRED = List.of("onednn", "dl4j-cpu");

  private final List<EngineBundle> bundles;

  private EngineBundles(List<EngineBundle> bundles) {
    this.bundles = List.copyOf(bundles);
  }

  /**
   * The bundles of the folder that the system property {@value #PROPERTY} names.
   *
   * @throws EngineException if the property is missing or the folder holds none
   */
  public static EngineBundles installed() {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isEmpty()) {
      throw new EngineException(
          "system property "
              + PROPERTY
              + " must name the folder of the engine bundles, but was not"
              + " set; start through ./vgg or bin/vgg");
    }
    return in(Path.of(folder));
  }

  /** The bundles of a folder. */
  public static EngineBundles in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new EngineException(
          "no engine bundles: "
              + folder
              + " is not a folder; build with mvn package, or unpack the archive again");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<EngineBundle> bundles = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        bundles.add(read(file));
      }
      if (bundles.isEmpty()) {
        throw new EngineException(
            "no engine bundles in "
                + folder
                + "; build with mvn package, or unpack the archive again");
      }
      return new EngineBundles(bundles);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read engine bundles in " + folder, e);
    }
  }

  /** All of them, by id. */
  public List<EngineBundle> all() {
    return bundles;
  }

  /**
   * The bundle that a user calls {@code name}, by id or by engine.
   *
   * @throws IllegalArgumentException if there is none; the message lists all, or says how an engine
   *     that is there comes to that device
   */
  public EngineBundle named(String name, Device.Kind device) {
    Optional<EngineBundle> exact = find(b -> b.id().equals(name));
    return exact
        .or(() -> find(b -> b.engine().equals(name) && b.devices().contains(device)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    find(b -> b.engine().equals(name)).isPresent()
                        ? "engine " + name + " has no" + bundleFor(device)
                        : "engine must be one of "
                            + bundles.stream()
                                .map(EngineBundle::id)
                                .collect(Collectors.joining(", "))
                            + ", but was '"
                            + name
                            + "'"));
  }

  private static String bundleFor(Device.Kind device) {
    return " bundle for "
        + device.id()
        + " in this build"
        + (device == Device.Kind.CUDA ? "; the Maven profile cuda adds dl4j-cuda" : "");
  }

  /**
   * The bundles that drive a kind of device, the fastest first: oneDNN on processors, then DL4J,
   * then whatever else there is.
   *
   * @throws EngineException if there is none
   */
  public List<EngineBundle> byPreference(Device.Kind device) {
    List<EngineBundle> able =
        bundles.stream()
            .filter(bundle -> bundle.devices().contains(device))
            .sorted(Comparator.comparingInt(EngineBundles::rank))
            .toList();
    if (able.isEmpty()) {
      throw new EngineException("no engine has a" + bundleFor(device));
    }
    return able;
  }

  private static int rank(EngineBundle bundle) {
    int place = PREFERRED.indexOf(bundle.id());
    return place < 0 ? PREFERRED.size() : place;
  }

  private Optional<EngineBundle> find(java.util.function.Predicate<EngineBundle> condition) {
    return bundles.stream().filter(condition).findFirst();
  }

  private static EngineBundle read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String name = file.getFileName().toString();
    String id = name.substring(0, name.length() - SUFFIX.length());
    return new EngineBundle(
        id,
        required(properties, "engine", file),
        variants(properties),
        devices(required(properties, "devices", file), file),
        environment(properties),
        classPath(file.resolveSibling(id + ".classpath")));
  }

  private static String required(Properties properties, String key, Path file) {
    return Optional.ofNullable(properties.getProperty(key))
        .orElseThrow(() -> new EngineException(file + " must have a line " + key + "=..."));
  }

  private static List<String> variants(Properties properties) {
    return Arrays.stream(properties.getProperty("variants", "").split(",", -1))
        .map(String::strip)
        .filter(variant -> !variant.isEmpty())
        .toList();
  }

  private static Set<Device.Kind> devices(String text, Path file) {
    Set<Device.Kind> devices = EnumSet.noneOf(Device.Kind.class);
    for (String part : text.split(",", -1)) {
      try {
        devices.add(Device.Kind.valueOf(part.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new EngineException(
            "devices must be of cpu, cuda, but was '" + part.strip() + "' in " + file, e);
      }
    }
    return devices;
  }

  private static Map<String, String> environment(Properties properties) {
    Map<String, String> environment = new HashMap<>();
    String prefix = "environment.";
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        environment.put(key.substring(prefix.length()), properties.getProperty(key));
      }
    }
    return environment;
  }

  private static List<Path> classPath(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).strip();
    return Arrays.stream(text.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> file.toAbsolutePath().resolveSibling(entry).normalize())
        .toList();
  }
}
