package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code vgg} in a tree where Maven and Java only tell of themselves. */
class LauncherTest {

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void givenATree() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("my tree"));
    Files.copy(Path.of("../vgg"), home.resolve("vgg"));
    script("vgg", Files.readString(home.resolve("vgg")));
    for (String module : List.of(".", "vgg-core", "reports", "vgg-sweep")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
    }
    script(
        "bin/mvn",
        """
        #!/bin/sh
        sleep 0.2
        echo built >>'%1$s/builds'
        mkdir -p '%1$s/vgg-core/target' '%1$s/vgg-sweep/target'
        : >'%1$s/vgg-core/target/vgg-core.jar'
        printf '%1$s/vgg-core/target/vgg-core.jar' >'%1$s/vgg-sweep/target/dependencies.classpath'
        """
            .formatted(home));
    script(
        "jdk/bin/java",
        """
        #!/bin/sh
        for last in "$@"; do :; done
        echo "java $last"
        if [ "$last" = sweep ]; then sleep 300; fi
        """);
  }

  @Test
  void firstStart_buildsAndTheNextDoesNot() throws Exception {
    assertThat(run("summary")).contains("vgg: building (the first time", "java summary");
    assertThat(run("summary")).isEqualTo("java summary\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void linkToTheScript_findsItsTree() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("vgg"));

    assertThat(finish(start(link, "summary"))).contains("java summary");
  }

  @Test
  void changedSource_isBuiltUnlessAnotherProcessRunsTheOldOne() throws Exception {
    run("summary");
    Process sweep = start(home.resolve("vgg"), "sweep");
    assertThat(sweep.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("java sweep");
    change();

    assertThat(run("status"))
        .isEqualTo(
            "vgg: sources have changed, but another vgg of this folder is running; using what it was"
                + " started with\njava status\n");

    sweep.descendants().forEach(ProcessHandle::destroyForcibly);
    sweep.destroyForcibly().waitFor();
    assertThat(run("status")).contains("vgg: building what has changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnce_buildOnce() throws Exception {
    Process first = start(home.resolve("vgg"), "summary");
    Process second = start(home.resolve("vgg"), "summary");

    assertThat(finish(first)).contains("java summary");
    assertThat(finish(second)).contains("java summary");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void copiedTree_isBuiltAnew() throws Exception {
    run("summary");
    Path list = home.resolve("vgg-sweep/target/dependencies.classpath");
    Files.writeString(list, "/elsewhere/vgg-core/target/vgg-core.jar");
    Files.setLastModifiedTime(list, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(run("summary")).contains("vgg: building what has changed", "java summary");
  }

  @Test
  void javaHomeWithoutJava_isNamed() throws Exception {
    Files.delete(home.resolve("jdk/bin/java"));

    assertThat(run("summary"))
        .isEqualTo(
            "vgg: JAVA_HOME must name a Java installation of version 17 or later, but "
                + home.resolve("jdk/bin/java")
                + " is not there\n");
  }

  private void change() throws IOException {
    Path source = Files.writeString(home.resolve("vgg-core/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private long builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private String run(String argument) throws Exception {
    return finish(start(home.resolve("vgg"), argument));
  }

  private Process start(Path script, String argument) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(script.toString(), argument).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().merge("PATH", home.resolve("bin") + ":", (old, ours) -> ours + old);
    return builder.start();
  }

  private static String finish(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private void script(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
