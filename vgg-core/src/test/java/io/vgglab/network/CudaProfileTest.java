package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/**
 * What the profile {@code cuda} declares for the bundles, as Maven's own model builder activates
 * profiles and fills in properties.
 *
 * <p>Nothing is downloaded: that the jars exist and load on a GPU is not shown here.
 */
class CudaProfileTest {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin";
  private static final String CUDNN = "org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1:linux-x86_64-cudnn";
  private static final String BINDINGS = "org.bytedeco:cuda:11.6-8.3-1.5.7:linux-x86_64";
  private static final String REDIST = "org.bytedeco:cuda:11.6-8.3-1.5.7:linux-x86_64-redist";

  @Test
  void cuda_bringsNd4jWithCudnnAndNvidiasLibraries() throws ModelBuildingException {
    assertThat(bundle(given("cuda"), "dl4j-cuda"))
        .contains(
            "org.nd4j:nd4j-cuda-11.6-platform:1.0.0-M2.1",
            "org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1",
            CUDNN,
            "org.bytedeco:cuda:11.6-8.3-1.5.7",
            BINDINGS,
            REDIST,
            "org.bytedeco:openblas:0.3.19-1.5.7:linux-x86_64")
        .doesNotContain("org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1:linux-x86_64")
        .noneMatch(jar -> jar.startsWith("org.nd4j:nd4j-native:"))
        .noneMatch(jar -> jar.startsWith("org.bytedeco:dnnl:"));
  }

  @Test
  void cudaSystem_leavesNvidiasLibrariesOutAndNothingElse() throws ModelBuildingException {
    Set<String> whole = bundle(given("cuda"), "dl4j-cuda");

    Set<String> system = bundle(given("cuda", "cuda.system"), "dl4j-cuda");

    assertThat(whole).contains(REDIST).containsAll(system);
    assertThat(system).hasSize(whole.size() - 1).doesNotContain(REDIST).contains(CUDNN, BINDINGS);
  }

  @Test
  void cuda_leavesTheBundleOfTheProcessorAsItIs() throws ModelBuildingException {
    assertThat(bundle(given("cuda"), "dl4j-cpu")).isEqualTo(bundle(given(""), "dl4j-cpu"));
  }

  @Test
  void cuda_isLeftOutWithoutItsProfile() throws ModelBuildingException {
    assertThat(dependencies(given("", "cuda.system")))
        .noneMatch(jar -> jar.contains("cuda"))
        .isEqualTo(dependencies(given("")));
  }

  /** Phase one of Maven's model building: profiles, parent, properties; imports need a network. */
  private static Model given(String profile, String... properties) throws ModelBuildingException {
    Properties user = new Properties();
    Arrays.stream(properties).forEach(name -> user.setProperty(name, "true"));
    return new DefaultModelBuilderFactory()
        .newInstance()
        .build(
            new DefaultModelBuildingRequest()
                .setPomFile(new File("pom.xml").getAbsoluteFile())
                .setActiveProfileIds(profile.isEmpty() ? List.of() : List.of(profile))
                .setUserProperties(user)
                .setSystemProperties(System.getProperties())
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setTwoPhaseBuilding(true))
        .getEffectiveModel();
  }

  /** Declared jars that the build writes into the class path of a bundle. */
  private static Set<String> bundle(Model model, String id) {
    Plugin plugin = model.getBuild().getPluginsAsMap().get(PLUGIN);
    Xpp3Dom step = (Xpp3Dom) plugin.getExecutionsAsMap().get("bundle-" + id).getConfiguration();
    Set<String> excluded = Set.of(step.getChild("excludeArtifactIds").getValue().split(",", -1));
    return declared(model)
        .filter(dependency -> !excluded.contains(dependency.getArtifactId()))
        .map(CudaProfileTest::text)
        .collect(Collectors.toSet());
  }

  private static Set<String> dependencies(Model model) {
    return declared(model).map(CudaProfileTest::text).collect(Collectors.toSet());
  }

  private static Stream<Dependency> declared(Model model) {
    return model.getDependencies().stream()
        .filter(dependency -> !"test".equals(dependency.getScope()));
  }

  private static String text(Dependency dependency) {
    String classifier = dependency.getClassifier();
    return dependency.getGroupId()
        + ":"
        + dependency.getArtifactId()
        + ":"
        + dependency.getVersion()
        + (classifier == null ? "" : ":" + classifier);
  }
}
