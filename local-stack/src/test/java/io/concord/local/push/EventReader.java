package io.concord.local.push;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads events of one connection; closing it cuts it off in the middle of whatever is sent. */
final class EventReader implements AutoCloseable {
  private static final int READ_TIMEOUT_MS = 20_000;

  private final HttpURLConnection connection;
  private final BufferedReader lines;

  private EventReader(HttpURLConnection connection, InputStream body) {
    this.connection = connection;
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /**
   * Connects.
   *
   * @param cursor null for none
   * @throws IOException when the node refuses or is away
   */
  static EventReader open(int port, String path, String cursor) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setReadTimeout(READ_TIMEOUT_MS);
    if (cursor != null) {
      connection.setRequestProperty("Last-Event-ID", cursor);
    }
    return new EventReader(connection, connection.getInputStream());
  }

  /** The fields of the next block; null at the end of the stream. */
  Map<String, String> next() throws IOException {
    Map<String, String> fields = new HashMap<>();
    String line;
    while ((line = lines.readLine()) != null && !line.isEmpty()) {
      String[] field = line.split(": ", 2);
      fields.put(field[0], field[1]);
    }
    return line == null ? null : fields;
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
