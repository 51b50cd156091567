package io.vgglab.bench.run;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.DeviceText;
import io.vgglab.network.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process that opens networks is told: engine, device, threads, file to write, then networks
 * and batch sizes as {@code seed/none/32@128}.
 *
 * @param engine name that its factory answers to
 * @param device where it runs
 * @param answer file to write
 * @param cases what to open
 */
record CaseArguments(String engine, Device device, Path answer, List<Case> cases) {

  private static final int FIRST_CASE = 4;

  CaseArguments {
    cases = List.copyOf(cases);
  }

  static CaseArguments of(Target target, Path answer, List<Case> cases) {
    return new CaseArguments(target.engine(), target.device(), answer, cases);
  }

  static CaseArguments parse(String... arguments) {
    return new CaseArguments(
        arguments[0],
        DeviceText.parse(arguments[1], Integer.parseInt(arguments[2])),
        Path.of(arguments[3]),
        Stream.of(arguments).skip(FIRST_CASE).map(Case::parse).toList());
  }

  /** What {@link #parse} reads. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(engine);
    texts.add(device.toString());
    texts.add(Integer.toString(device.threads()));
    texts.add(answer.toString());
    cases.forEach(each -> texts.add(each.toString()));
    return texts;
  }
}
