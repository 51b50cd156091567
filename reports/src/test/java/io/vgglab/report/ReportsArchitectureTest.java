package io.vgglab.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vgglab.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ReportsArchitectureTest {

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.vgglab.report.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheBoundary_knowsJackson =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vgglab.report.json")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule onlyTheWriter_opensFiles =
      noClasses()
          .that()
          .doNotHaveSimpleName("ReportWriter")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..");

  @ArchTest
  static final ArchRule reports_knowNeitherSweepsNorBenchmarks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vgglab.sweep..", "io.vgglab.bench..", "io.vgglab.cli..");
}
