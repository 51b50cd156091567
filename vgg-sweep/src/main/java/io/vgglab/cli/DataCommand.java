package io.vgglab.cli;

import io.vgglab.data.ContentHash;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.source.ImageSources;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a data set holds; {@code fetch} downloads one. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    subcommands = FetchCommand.class,
    description = {
      "Reads a data set, checks it, and says what it holds.",
      "Without DATA it lists what can be read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vgg data",
      "  vgg data fashion-mini",
      "  vgg data fetch cifar10",
      "  vgg data data/cifar-10-binary.tar.gz"
    })
final class DataCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "DATA", description = "Name, folder or archive.")
  private Optional<String> data = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (data.isEmpty()) {
      out.println("fashion-mini    6,000 images of Fashion-MNIST, ships with the suite");
      out.println("synthetic       made-up images, also as synthetic:32x32x3:10:5000:1000");
      out.println("a folder or .tar.gz of CIFAR-10 or CIFAR-100, binary version; vgg data fetch");
      out.println("a folder of IDX files, as MNIST and Fashion-MNIST come");
      out.println("a folder with train/CLASS and test/CLASS of PNG or JPEG images");
    } else {
      describe(ImageSources.open(data.get()), out);
    }
    out.flush();
    return 0;
  }

  private static void describe(ImageSource source, PrintWriter out) {
    ImageSet training = source.training();
    ImageSet test = source.test().open();
    out.println("name            " + source.name());
    out.println("images          " + training.shape() + ", uint8");
    out.println(
        String.format(Locale.ROOT, "training, test  %,d and %,d", training.size(), test.size()));
    int[] counts = new int[training.classes()];
    int[] testCounts = new int[training.classes()];
    count(training, counts);
    count(test, testCounts);
    for (int label = 0; label < counts.length; label++) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %3d %-16s %,8d %,8d",
              label,
              training.classNames().get(label),
              counts[label],
              testCounts[label]));
    }
    out.println("content hash    " + ContentHash.of(training, test));
  }

  private static void count(ImageSet images, int[] counts) {
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
  }
}
