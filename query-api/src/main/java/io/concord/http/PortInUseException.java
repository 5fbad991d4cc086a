package io.concord.http;

/** The port is taken by another process; the message tells the operator what to do. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUseException(int port, Throwable cause) {
    super("port " + port + " is in use; choose another with --port N or --port 0", cause);
  }
}
