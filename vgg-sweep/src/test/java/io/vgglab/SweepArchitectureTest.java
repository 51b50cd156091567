package io.vgglab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency directions of the sweep. */
@AnalyzeClasses(
    packages = {"io.vgglab.sweep", "io.vgglab.cli"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class SweepArchitectureTest {

  @ArchTest
  static final ArchRule samplersAndPruners_arePure =
      classes()
          .that()
          .resideInAnyPackage(
              "io.vgglab.sweep.space..",
              "io.vgglab.sweep.trial..",
              "io.vgglab.sweep.sampler..",
              "io.vgglab.sweep.pruner..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson..",
              "org.apache.commons.math3..",
              "io.vgglab.sweep.space..",
              "io.vgglab.sweep.trial..",
              "io.vgglab.sweep.sampler..",
              "io.vgglab.sweep.pruner..");

  @ArchTest
  static final ArchRule nobody_loadsAnEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "io.vgglab.network.*..");

  @ArchTest
  static final ArchRule commandLine_isTheTop =
      noClasses()
          .that()
          .resideInAPackage("io.vgglab.sweep..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vgglab.cli..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.vgglab.sweep.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCommandLine_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vgglab.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule benchmarks_areUnknownHere =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.vgglab.bench..");

  @ArchTest
  static final ArchRule names_areNouns =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)$");
}
