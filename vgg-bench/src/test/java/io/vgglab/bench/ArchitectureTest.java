package io.vgglab.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
  static final ArchRule onlyTheSearchBenchmarks_knowTheSweep =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vgglab.bench.jmh.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vgglab.sweep..", "io.vgglab.cli..");

  @ArchTest
  static final ArchRule searchBenchmarks_knowSamplersAlone =
      classes()
          .that()
          .resideInAPackage("io.vgglab.bench.jmh.search")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.openjdk.jmh..",
              "io.vgglab.bench.jmh.search",
              "io.vgglab.sweep.sampler..",
              "io.vgglab.sweep.space..",
              "io.vgglab.sweep.trial..");

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
