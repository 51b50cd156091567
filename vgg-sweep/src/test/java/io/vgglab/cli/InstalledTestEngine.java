package io.vgglab.cli;

import io.vgglab.network.EngineBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine without arithmetic as the only one of this program, until it is closed. */
final class InstalledTestEngine implements AutoCloseable {

  private final String before = System.getProperty(EngineBundles.PROPERTY);

  /**
   * Installs it.
   *
   * @param folder for its bundle
   */
  InstalledTestEngine(Path folder) {
    try {
      Path bundles = Files.createDirectories(folder.resolve("bundles"));
      Files.writeString(bundles.resolve("test.properties"), "engine=test\ndevices=cpu\n");
      Files.writeString(bundles.resolve("test.classpath"), "");
      System.setProperty(EngineBundles.PROPERTY, bundles.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot install the test engine in " + folder, e);
    }
  }

  @Override
  public void close() {
    System.setProperty(EngineBundles.PROPERTY, before);
  }
}
