package io.concord.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection, one request after the other, with as little client as can be. */
final class HttpConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final HttpResponse response = new HttpResponse();

  HttpConnection(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** The bytes of a request. */
  static byte[] request(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  byte[] get(String path) throws IOException {
    return get(request(path));
  }

  /**
   * The body of the answer.
   *
   * @throws IllegalStateException when the status is not 200
   */
  byte[] get(byte[] request) throws IOException {
    out.write(request);
    response.reset();
    while (!response.isComplete()) {
      int read = in.read(response.array(), response.size(), response.room());
      if (read < 0) {
        throw new IOException("the server closed the connection");
      }
      response.received(read);
    }
    response.requireOk();
    return response.body();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
