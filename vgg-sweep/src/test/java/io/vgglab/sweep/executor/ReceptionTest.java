package io.vgglab.sweep.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReceptionTest {

  private static final String NO_TOKEN = "{\"type\":\"hello\",\"token\":\"0000\"}\n";

  @Test
  @Timeout(30) // half of what a start may take
  void strangers_areHungUpOnAndTheWorkerIsLetIn() throws IOException {
    try (Reception reception = new Reception();
        Socket rubbish = stranger(reception, "GET / HTTP/1.1\n");
        Socket empty = stranger(reception, "null\n");
        Socket other = stranger(reception, NO_TOKEN);
        Socket silent = stranger(reception, "");
        Wire worker = Wire.connect(reception.port(), new Message.Hello(reception.token()));
        Wire sweep = reception.await(Optional::empty)) {
      sweep.send(new Message.Answer(true));

      assertThat(worker.receive()).contains(new Message.Answer(true));
      assertThat(isHungUp(rubbish)).isTrue();
      assertThat(isHungUp(empty)).isTrue();
      assertThat(isHungUp(other)).isTrue();
      assertThat(isHungUp(silent)).isTrue();
    }
  }

  @Test
  void workerThatHasEnded_isNotWaitedFor() throws IOException {
    try (Reception reception = new Reception()) {
      assertThatThrownBy(() -> reception.await(() -> Optional.of("worker ended with code 1")))
          .isInstanceOf(IOException.class)
          .hasMessage("worker ended with code 1");
    }
  }

  @Test
  void closedReception_waitsForNobody() throws IOException {
    Reception reception = new Reception();
    reception.close();

    assertThatThrownBy(() -> reception.await(Optional::empty)).isInstanceOf(SocketException.class);
  }

  private static Socket stranger(Reception reception, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), reception.port());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static boolean isHungUp(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) { // the other side has left something unread
      return true;
    }
  }
}
