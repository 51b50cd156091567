package io.vgglab.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

  @Test
  void suite_isStampedByTheBuild() {
    assertThat(Versions.suite()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void commit_isAHashOrUnknown() {
    assertThat(Versions.commit()).matches("[0-9a-f]{7,40}(-dirty)?|unknown");
  }

  @Test
  void subSeeds_differByNameAndRoot() {
    Seeds seeds = new Seeds(42);

    assertThat(seeds.network()).isNotEqualTo(seeds.shuffle()).isEqualTo(new Seeds(42).network());
    assertThat(seeds.network()).isNotEqualTo(new Seeds(43).network());
  }

  @Test
  void machineFacts_nameProcessorAndMemory() {
    assertThat(Machine.facts()).containsKeys("processor", "cores", "memory", "java");
  }
}
