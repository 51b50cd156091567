package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

  @TempDir Path site;

  @Test
  void earlierResults_areKeptForOneRun() throws IOException {
    Path raw = Files.createDirectories(site.resolve("bench-smoke"));
    Files.writeString(raw.resolve("report.json"), "first");
    Files.writeString(raw.resolve("jmh-network-plain-cpu-round1.log"), "first");
    Files.writeString(raw.resolve("baseline.json"), "mine");
    Files.writeString(site.resolve("bench-smoke.html"), "first");

    ResultFolder.prepare(site, "smoke").close();

    assertThat(raw.resolve("report.json")).doesNotExist();
    assertThat(raw.resolve("previous/report.json")).hasContent("first");
    assertThat(raw.resolve("previous/jmh-network-plain-cpu-round1.log")).exists();
    assertThat(raw.resolve("previous/bench-smoke.html")).hasContent("first");
    assertThat(raw.resolve("baseline.json")).hasContent("mine");
  }

  @Test
  void secondRun_replacesTheFirst() throws IOException {
    Path raw = Files.createDirectories(site.resolve("bench-smoke"));
    Files.writeString(raw.resolve("report.json"), "first");
    Files.writeString(raw.resolve("environment.json"), "first");
    ResultFolder.prepare(site, "smoke").close();
    Files.writeString(raw.resolve("report.json"), "second");

    ResultFolder.prepare(site, "smoke").close();

    assertThat(raw.resolve("previous/report.json")).hasContent("second");
    assertThat(raw.resolve("previous/environment.json")).doesNotExist();
  }

  @Test
  void folderOfARunThatIsUnderWay_isRefused() throws IOException {
    try (ResultFolder first = ResultFolder.prepare(site, "smoke")) {
      Files.writeString(first.file("report.json"), "first");

      assertThatThrownBy(() -> ResultFolder.prepare(site, "smoke"))
          .isInstanceOf(BenchException.class)
          .hasMessage(
              "bench.output must be a folder in which no other run of the preset is under way, but "
                  + first
                  + " is in use: wait for its end, or give another -Dbench.output");
      assertThat(first.file("report.json")).hasContent("first");
    }
  }

  @Test
  void filesOfARunThatFailed_replaceNothing() throws IOException {
    Path raw = Files.createDirectories(site.resolve("bench-smoke/previous")).getParent();
    Files.writeString(raw.resolve("previous/report.json"), "good");
    Files.writeString(raw.resolve("probe-plain-cpu.json"), "refused");
    Files.writeString(raw.resolve("incomplete.json"), "broken off");

    ResultFolder.prepare(site, "smoke").close();

    assertThat(raw.resolve("probe-plain-cpu.json")).doesNotExist();
    assertThat(raw.resolve("incomplete.json")).doesNotExist();
    assertThat(raw.resolve("failed/incomplete.json")).hasContent("broken off");
    assertThat(raw.resolve("previous/report.json")).hasContent("good");
  }

  @Test
  void folderWithoutResults_leavesThePreviousOnes() throws IOException {
    Path raw = Files.createDirectories(site.resolve("bench-smoke/previous"));
    Files.writeString(raw.resolve("report.json"), "good");

    ResultFolder.prepare(site, "smoke").close();

    assertThat(raw.resolve("report.json")).hasContent("good");
  }
}
