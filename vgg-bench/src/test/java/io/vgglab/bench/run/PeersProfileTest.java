package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/** Where the profile {@code peers} puts bundles, as Maven's own model builder reads it. */
class PeersProfileTest {

  private static final String PLUGINS = "org.apache.maven.plugins:maven-";
  private static final String OWN = new File("target/bundles").getAbsolutePath();
  private static final String ENGINES = "vgg-core/target/bundles";

  @Test
  void peer_liesInAFolderThatVggDoesNotRead() throws ModelBuildingException {
    Model peers = given("peers");

    assertThat(peers.getProperties().getProperty("bench.bundles")).isEqualTo(OWN);
    assertThat(setting(peers, "dependency-plugin", "bundle-libtorch", "outputFile").getValue())
        .isEqualTo(OWN + "/libtorch.classpath");
    assertThat(
            setting(peers, "resources-plugin", "bundle-description", "outputDirectory").getValue())
        .isEqualTo(OWN);
  }

  @Test
  void engines_lieBesideThePeer() throws ModelBuildingException {
    Xpp3Dom sources =
        setting(given("peers"), "resources-plugin", "bundle-description", "resources");

    assertThat(
            Stream.of(sources.getChildren())
                .map(resource -> resource.getChild("directory").getValue()))
        .satisfiesExactly(
            engines -> assertThat(engines).endsWith(ENGINES),
            peer -> assertThat(peer).endsWith("vgg-bench/peers/src/main/bundles"));
  }

  @Test
  void benchmarksWithoutThePeer_readTheEnginesBundles() throws ModelBuildingException {
    assertThat(given().getProperties().getProperty("bench.bundles")).endsWith(ENGINES);
  }

  /** Phase one of Maven's model building: profiles, parent, properties; nothing is downloaded. */
  private static Model given(String... profiles) throws ModelBuildingException {
    return new DefaultModelBuilderFactory()
        .newInstance()
        .build(
            new DefaultModelBuildingRequest()
                .setPomFile(new File("pom.xml").getAbsoluteFile())
                .setActiveProfileIds(List.of(profiles))
                .setSystemProperties(System.getProperties())
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setTwoPhaseBuilding(true))
        .getEffectiveModel();
  }

  private static Xpp3Dom setting(Model model, String plugin, String execution, String name) {
    Xpp3Dom configuration =
        (Xpp3Dom)
            model
                .getBuild()
                .getPluginsAsMap()
                .get(PLUGINS + plugin)
                .getExecutionsAsMap()
                .get(execution)
                .getConfiguration();
    return configuration.getChild(name);
  }
}
