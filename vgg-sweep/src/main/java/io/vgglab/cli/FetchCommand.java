package io.vgglab.cli;

import io.vgglab.data.fetch.Download;
import io.vgglab.data.source.CifarFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a published data set. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads CIFAR-10 or CIFAR-100 (binary version, about 170 MB each) and checks its MD5.",
      "Stopped or cut off, it goes on where it was when started again. The authors ask users of"
          + " the images to cite A. Krizhevsky, Learning Multiple Layers of Features from Tiny"
          + " Images, 2009."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg data fetch cifar10",
      "  vgg data fetch cifar100 --to /data",
      "  vgg data fetch cifar10 --url https://mirror.example/cifar-10-binary.tar.gz"
    })
final class FetchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "cifar10 or cifar100.")
  private String name;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where to fetch it from; the authors' address otherwise. The MD5 is checked"
              + " all the same.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      defaultValue = "data",
      description = "Where the archive goes (${DEFAULT-VALUE}).")
  private Path to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Download download = download();
    PrintWriter out = spec.commandLine().getOut();
    boolean fetched;
    out.println("fetching " + download.address());
    out.flush();
    try (FetchDisplay display = new FetchDisplay(Screen.of(out))) {
      fetched = download.run(display::at);
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s: %,d bytes, MD5 %s is right%s",
            download.target(),
            size(download.target()),
            download.md5(),
            fetched ? "" : "; it was there already"));
    out.println("Train on it: vgg train --preset seed-bn --data " + download.target());
    out.flush();
    return 0;
  }

  private Download download() {
    try {
      CifarFormat format = CifarFormat.named(name);
      return new Download(
          url.orElse(format.address()), to.resolve(format.archive()), format.archiveMd5());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
