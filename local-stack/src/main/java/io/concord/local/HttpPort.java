package io.concord.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks early whether the HTTP server will be able to listen. */
final class HttpPort {
  private HttpPort() {}

  /**
   * @throws UserError when another process listens on the port, or this user may not
   */
  static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // as the HTTP server does: connections of an earlier run that linger do not count
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (BindException e) {
      throw new UserError(
          "port %d cannot be used (%s); choose another with --port N or --port 0"
              .formatted(port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UserError("port %d cannot be used: %s".formatted(port, e.getMessage()), e);
    }
  }
}
