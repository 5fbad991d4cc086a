package io.concord.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A free port of 127.0.0.1 that is remembered in a file, so that a server keeps its address over
 * restarts unless somebody else has taken it meanwhile.
 */
public final class LoopbackPort {

  private LoopbackPort() {}

  /** The remembered port if it is free, else any free one, which is remembered from now on. */
  public static int choose(Path file) throws IOException {
    int remembered = read(file);
    if (remembered > 0 && isFree(remembered)) {
      return remembered;
    }
    int port = anyFree();
    Files.createDirectories(file.getParent());
    Files.writeString(file, port + "\n");
    return port;
  }

  private static int read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String text = Files.readString(file).strip();
    // a file torn by a crash counts as none
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }
}
