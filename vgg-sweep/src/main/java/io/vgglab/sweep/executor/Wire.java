package io.vgglab.sweep.executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Messages over one socket. One thread reads; any thread writes. */
final class Wire implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_LINE = 16 << 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Connects to a sweep on this machine and says hello. The greeting is put together first, since a
   * sweep soon hangs up on who is silent, and the first message takes a while.
   */
  static Wire connect(int port, Message.Hello greeting) throws IOException {
    byte[] line = line(greeting);
    Wire wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
    wire.write(line);
    return wire;
  }

  void send(Message message) throws IOException {
    write(line(message));
  }

  private static byte[] line(Message message) throws IOException {
    byte[] text = JSON.writerFor(Message.class).writeValueAsBytes(message);
    byte[] line = java.util.Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }

  private synchronized void write(byte[] line) throws IOException {
    out.write(line);
    out.flush();
  }

  /** The next message, or empty when the other side is gone. */
  Optional<Message> receive() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a message must be at most " + MAX_LINE + " bytes long");
      }
      line.write(next);
    }
    return Optional.of(JSON.readValue(line.toString(StandardCharsets.UTF_8), Message.class));
  }

  void timeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
