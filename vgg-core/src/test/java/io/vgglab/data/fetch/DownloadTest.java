package io.vgglab.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.DataException;
import io.vgglab.data.source.CifarFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

  private static final int SIZE = 300_000;
  private static final FetchProgress UNSEEN = (bytes, total) -> {};

  @TempDir Path folder;

  private final byte[] content = new byte[SIZE];
  private FileServer server;
  private Path target;

  @BeforeEach
  void givenServer() throws IOException {
    new Random(7).nextBytes(content);
    server = new FileServer(content);
    target = folder.resolve("deep/data.tar.gz");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void file_arrivesWholeUnderItsName() throws Exception {
    List<Long> seen = new ArrayList<>();

    boolean fetched =
        download()
            .run(
                (bytes, total) -> {
                  seen.add(bytes);
                  assertThat(total).isEqualTo(SIZE);
                });

    assertThat(fetched).isTrue();
    assertThat(files()).containsExactly("data.tar.gz");
    assertThat(target).hasBinaryContent(content);
    assertThat(seen).isSorted().startsWith(0L).endsWith((long) SIZE);
  }

  @Test
  void fileThatIsThere_isNotFetchedAgain() throws Exception {
    download().run(UNSEEN);

    assertThat(download().run(UNSEEN)).isFalse();
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void otherFileOfThatName_isLeftAlone() throws Exception {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "mine");

    assertThatThrownBy(() -> download().run(UNSEEN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: MD5 must be %s, but was %s; move the file away to fetch it anew"
                .formatted(target, md5(content), md5("mine".getBytes(StandardCharsets.UTF_8))));
    assertThat(target).hasContent("mine");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void brokenConnection_isResumedWhereItBroke() throws Exception {
    server.breaks.set(3);
    server.breakAfter = 70_000;

    download().run(UNSEEN);

    assertThat(server.asked)
        .containsExactly("whole", "bytes=70000-", "bytes=140000-", "bytes=210000-");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void nextRun_goesOnFromThePartOfTheLast() throws Exception {
    givenPart(Arrays.copyOf(content, 123_456));

    download().run(UNSEEN);

    assertThat(server.asked).containsExactly("bytes=123456-");
    assertThat(files()).containsExactly("data.tar.gz");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void partThatIsWhole_isOnlyRenamed() throws Exception {
    givenPart(content);

    assertThat(download().run(UNSEEN)).isTrue();

    assertThat(server.asked).isEmpty();
    assertThat(files()).containsExactly("data.tar.gz");
  }

  @Test
  void serverWithoutRange_sendsTheWholeFileAgain() throws Exception {
    server.knowsRange = false;
    givenPart(Arrays.copyOf(content, 123_456));

    download().run(UNSEEN);

    assertThat(server.asked).containsExactly("bytes=123456-");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void partOfAnotherVersion_isFetchedOnceMoreFromTheStart() throws Exception {
    givenPart(new byte[1000]);

    download().run(UNSEEN);

    assertThat(server.asked).containsExactly("bytes=1000-", "whole");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void partLongerThanTheFile_isThrownAway() throws Exception {
    givenPart(new byte[SIZE + 1]);

    download().run(UNSEEN);

    assertThat(server.asked).containsExactly("bytes=300001-", "whole");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void wrongChecksum_leavesNothingBehind() throws Exception {
    server.content = new byte[SIZE];

    assertThatThrownBy(() -> download().run(UNSEEN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: MD5 must be %s, but was %s; the server has another file"
                .formatted(server.address(), md5(content), md5(new byte[SIZE])));
    assertThat(files()).isEmpty();
  }

  @Test
  void connectionThatKeepsBreaking_leavesThePart() throws Exception {
    server.breaks.set(100);
    server.breakAfter = 0;
    givenPart(Arrays.copyOf(content, 5000));

    assertThatThrownBy(() -> download().run(UNSEEN))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "http://localhost:\\d+/data.tar.gz: connection must last, but broke after 5000 bytes:"
                + " .*; run the command again to go on from there");
    assertThat(server.asked).hasSize(5);
    assertThat(files()).containsExactly("data.tar.gz.part");
    assertThat(Files.size(part())).isEqualTo(5000);
  }

  @Test
  void missingFile_isRefusedAtOnce() throws Exception {
    server.status = 404;

    assertThatThrownBy(() -> download().run(UNSEEN))
        .hasMessage(
            server.address()
                + ": server must answer with status 200 or 206, but answered 404; check the"
                + " address");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void redirectThatIsNotFollowed_isNamedWithItsGoal() {
    server.status = 301;
    server.location = "https://mirror.example/data.tar.gz";

    assertThatThrownBy(() -> download().run(UNSEEN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            server.address()
                + ": server must answer with status 200 or 206, but answered 301; the file has"
                + " moved, fetch it from https://mirror.example/data.tar.gz");
    assertThat(server.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  void busyServer_isAskedAgain(int status) {
    server.status = status;

    assertThatThrownBy(() -> download().run(UNSEEN))
        .hasMessageContaining("broke after 0 bytes: the server answered with status " + status);
    assertThat(server.asked).hasSize(5);
  }

  @Test
  void wrongPieceOfTheFile_isRefused() throws Exception {
    server.contentRange = "bytes 0-299999/300000";
    givenPart(Arrays.copyOf(content, 5000));

    assertThatThrownBy(() -> download().run(UNSEEN))
        .hasMessage(
            server.address()
                + ": Content-Range must begin at byte 5000, as asked for, but was bytes"
                + " 0-299999/300000");
  }

  @Test
  void fileOverTheLimit_isCutOff() throws Exception {
    Download small = download(md5(content), SIZE - 1, Duration.ofMillis(1), Duration.ofSeconds(5));

    assertThatThrownBy(() -> small.run(UNSEEN))
        .hasMessage(server.address() + ": file must be at most 299999 bytes, but is more");
    assertThat(Files.size(part())).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDisk_isToldWithThePartThatTheNextRunGoesOnFrom() throws Exception {
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(part(), Path.of("/dev/full"));

    assertThatThrownBy(() -> download().run(UNSEEN))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + part() + ", from which the next run goes on");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void partThatAnotherDownloadWrites_isLeftAlone() throws Exception {
    givenPart(new byte[10]);

    try (FileChannel other = FileChannel.open(part(), StandardOpenOption.WRITE);
        var held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> download().run(UNSEEN))
          .hasMessage(
              part() + ": must be written by one download, but another one writes it; wait for it");
    }
    assertThat(server.asked).isEmpty();
  }

  @Test
  void downloadThatGoesOn_locksItsPartAgainstOtherProcesses() throws Exception {
    givenPart(Arrays.copyOf(content, 123_456));
    List<Boolean> locked = new ArrayList<>();

    download()
        .run(
            (bytes, total) -> {
              if (locked.isEmpty()) {
                locked.add(LockProbe.isLocked(part()));
              }
            });

    assertThat(locked).containsExactly(true);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void serverThatFallsSilent_isAskedForTheRest() throws Exception {
    server.silent = true;
    server.breakAfter = 100_000;
    server.breaks.set(1);

    download(md5(content), SIZE, Duration.ofMillis(1), Duration.ofSeconds(2)).run(UNSEEN);

    assertThat(server.asked).containsExactly("whole", "bytes=100000-");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void addressesOtherThanHttp_areRefused() {
    assertThatThrownBy(() -> new Download(URI.create("file:///etc/passwd"), target, ""))
        .hasMessage(
            "address must begin with https:// or http:// and a host, but was file:///etc/passwd");
  }

  @Test
  void checksumLimitAndWaits_areChecked() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> download("c32a1d", 1, second, second))
        .hasMessage("md5 must be 32 hexadecimal digits, but was 'c32a1d'");
    assertThatThrownBy(() -> download(md5(content), 0, second, second))
        .hasMessage("limit must be at least 1 byte, but was 0");
    assertThatThrownBy(() -> download(md5(content), 1, second.negated(), second))
        .hasMessage("pause must be between PT0S and PT1H, but was PT-1S");
    assertThatThrownBy(() -> download(md5(content), 1, second, Duration.ZERO))
        .hasMessage("silence must be between PT0.001S and PT1H, but was PT0S");
  }

  @Test
  void publishedArchives_haveAddressAndChecksum() {
    assertThat(CifarFormat.named("cifar10").address())
        .hasToString("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
    assertThat(CifarFormat.named("cifar10").archiveMd5())
        .isEqualTo("c32a1d4ab5d03f1284b67883e8d87530");
    assertThat(CifarFormat.named("cifar-100").address())
        .hasToString("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz");
    assertThat(CifarFormat.named("cifar-100").archiveMd5())
        .isEqualTo("03b5dce01913d631647c71ecec9e9cb8");
    assertThatThrownBy(() -> CifarFormat.named("mnist"))
        .hasMessage("data set must be cifar10 or cifar100, but was 'mnist'");
  }

  private Download download() throws Exception {
    return download(md5(content), SIZE, Duration.ofMillis(1), Duration.ofSeconds(5));
  }

  private Download download(String md5, long limit, Duration pause, Duration silence) {
    return new Download(server.address(), target, md5, limit, pause, silence);
  }

  private Path part() {
    return target.resolveSibling("data.tar.gz.part");
  }

  private void givenPart(byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(part(), bytes);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
