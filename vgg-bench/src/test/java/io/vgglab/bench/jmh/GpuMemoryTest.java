package io.vgglab.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuMemoryTest {

  @TempDir Path folder;

  @Test
  void driver_isAskedForTheGpuOfTheBenchmark() throws IOException {
    assertThat(GpuMemory.used(driver("[ \"$3\" = --id=1 ] && echo 1234"), "cuda:1")).hasValue(1234);
  }

  @Test
  void driverThatFails_givesNoFigure() throws IOException {
    assertThat(GpuMemory.used(driver("echo broken; exit 9"), "cuda")).isEmpty();
    assertThat(GpuMemory.used(driver("echo '[N/A]'"), "cuda")).isEmpty();
    assertThat(GpuMemory.used(folder.resolve("absent").toString(), "cuda")).isEmpty();
  }

  @Test
  void processor_hasNone() throws IOException {
    assertThat(GpuMemory.used(driver("echo 1"), "cpu")).isEmpty();
  }

  private String driver(String body) throws IOException {
    Path script = folder.resolve("smi");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }
}
