package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code vgg} in a tree where Maven and Java only tell of themselves. */
class LauncherTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
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

  @Test
  void olderJava_isNamedWithItsVersion() throws Exception {
    Files.writeString(
        home.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_392\"\n");
    assertThat(run("summary"))
        .isEqualTo(
            "vgg: Java 17 or later is needed, but "
                + home.resolve("jdk/bin/java")
                + " is of version 1.8.0_392; set JAVA_HOME\n");

    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"21.0.5\"\n");
    assertThat(run("summary")).contains("java summary");
  }

  @Test
  void sourceThatChangesDuringTheBuild_isBuiltNextTime() throws Exception {
    String build = Files.readString(home.resolve("bin/mvn"));
    script(
        "bin/mvn",
        build
            + "[ -e '%1$s/New' ] || echo >'%1$s/vgg-core/src/main/New'; : >'%1$s/New'\n"
                .formatted(home));

    run("summary");

    assertThat(run("summary")).contains("vgg: building what has changed");
    assertThat(run("summary")).isEqualTo("java summary\n");
  }

  @Test
  void commit_isBuiltForWhatRecordsSayOfIt() throws Exception {
    Path log = home.resolve(".git/logs/HEAD");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "first");
    run("summary");

    Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(1)));

    assertThat(run("summary")).contains("vgg: building what has changed");
  }

  @Test
  void jarOfAnEngineThatIsGone_isBuiltAnew() throws Exception {
    run("summary");
    Path bundles = Files.createDirectories(home.resolve("vgg-core/target/bundles"));
    Files.writeString(bundles.resolve("dl4j-cuda.classpath"), "/gone/nd4j-cuda.jar");
    assertThat(run("summary")).isEqualTo("java summary\n");

    Files.writeString(bundles.resolve("onednn.classpath"), home.resolve("vgg") + ":/gone/dnnl.jar");
    assertThat(run("summary")).contains("vgg: building what has changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VGG_JAVA_OPTS", "JAVA_TOOL_OPTIONS"})
  void collectorOfTheUser_isTheOnlyOne(String variable) throws Exception {
    script("jdk/bin/java", "#!/bin/sh\necho \"java $* in $LC_ALL\"\n");
    environment.put(variable, "-Xss1m -XX:+UseZGC");

    assertThat(run("summary")).contains("java -Xmx3g ").doesNotContain("UseSerialGC");
  }

  @Test
  void namesWithoutALocale_areReadAsUtf8() throws Exception {
    script("jdk/bin/java", "#!/bin/sh\necho \"$LC_ALL\"\n");
    environment.putAll(Map.of("LANG", "C", "LC_CTYPE", "", "LC_ALL", ""));
    assertThat(run("summary")).endsWith("C.UTF-8\n");

    environment.put("LC_ALL", "de_DE.UTF-8");
    assertThat(run("summary")).endsWith("de_DE.UTF-8\n");
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
    builder.environment().putAll(environment);
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
