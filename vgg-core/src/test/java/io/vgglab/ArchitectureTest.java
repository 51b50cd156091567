package io.vgglab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency directions of docs/architecture.md. */
@AnalyzeClasses(packages = "io.vgglab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String JDK = "java..";

  @ArchTest
  static final ArchRule model_dependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.vgglab.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JDK, "io.vgglab.model..");

  @ArchTest
  static final ArchRule optim_dependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.vgglab.optim..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JDK, "io.vgglab.optim..");

  @ArchTest
  static final ArchRule file_dependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.vgglab.file..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JDK, "io.vgglab.file..");

  @ArchTest
  static final ArchRule eval_dependsOnCommonsMathBesides =
      classes()
          .that()
          .resideInAPackage("io.vgglab.eval..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JDK, "io.vgglab.eval..", "org.apache.commons.math3..");

  @ArchTest
  static final ArchRule data_dependsOnModelAndFile =
      classes()
          .that()
          .resideInAPackage("io.vgglab.data..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JDK,
              "javax.imageio..",
              "io.vgglab.data..",
              "io.vgglab.file..",
              "io.vgglab.model..",
              "org.apache.commons..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule provenance_dependsOnOshi =
      classes()
          .that()
          .resideInAPackage("io.vgglab.provenance..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JDK, "io.vgglab.provenance..", "oshi..");

  @ArchTest
  static final ArchRule network_knowsNeitherTrainingNorEngines =
      noClasses()
          .that()
          .resideInAPackage("io.vgglab.network")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vgglab.train..",
              "io.vgglab.eval..",
              "io.vgglab.network.*..",
              "org.nd4j..",
              "org.deeplearning4j..",
              "org.bytedeco..");

  @ArchTest
  static final ArchRule train_knowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("io.vgglab.train..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vgglab.network.*..", "org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule dl4j_isImportedByItsEngineAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vgglab.network.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule onednn_isImportedByItsEngineAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vgglab.network.onednn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco.dnnl..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.vgglab.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_printsToStandardOutput =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule names_areNouns =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)$");
}
