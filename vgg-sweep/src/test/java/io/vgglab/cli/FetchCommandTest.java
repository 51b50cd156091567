package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void fetch_showsProgressAndRefusesAnotherFile() throws IOException {
    byte[] content = "not the images".getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort() + "/x.tar.gz";
    try {
      assertThat(run("data", "fetch", "cifar10", "--url", url, "--to", folder.toString()))
          .isEqualTo(1);
    } finally {
      server.stop(0);
    }

    assertThat(out.toString()).startsWith("fetching " + url + "\n").contains("100 %  0.0 of 0.0");
    assertThat(err.toString())
        .isEqualTo(
            "vgg: "
                + url
                + ": MD5 must be c32a1d4ab5d03f1284b67883e8d87530, but was"
                + " 998e3dba8f50a21882333fe7fce1c6e3; the server has another file\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void otherFileOfTheArchivesName_isLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("cifar-100-binary.tar.gz"), "mine");

    assertThat(run("data", "fetch", "cifar100", "--to", folder.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("move the file away to fetch it anew");
    assertThat(file).hasContent("mine");
  }

  @Test
  void unknownName_isBadUsage() {
    assertThat(run("data", "fetch", "mnist")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: data set must be cifar10 or cifar100, but was 'mnist'\n");
  }

  private int run(String... arguments) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
