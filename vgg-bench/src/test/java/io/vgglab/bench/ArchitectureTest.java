package io.vgglab.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vgglab.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule benchmarks_knowNoEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.deeplearning4j..",
              "org.nd4j..",
              "org.bytedeco..",
              "io.vgglab.network.dl4j..",
              "io.vgglab.network.onednn..");

  @ArchTest
  static final ArchRule benchmarks_doNotKnowTheSweep =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vgglab.sweep..", "io.vgglab.cli..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.vgglab.bench.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheMain_prints =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.vgglab.bench.Main")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
