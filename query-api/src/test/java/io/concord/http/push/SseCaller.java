package io.concord.http.push;

import io.concord.push.ReceivedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Reads a text/event-stream as a browser would. */
public final class SseCaller implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  public SseCaller(int port, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** The next event or sign of life; null at the end of the stream. */
  ReceivedEvent next() {
    String block = block();
    return block == null ? null : ReceivedEvent.ofLines(block);
  }

  /** The next event that says something; null at the end of the stream. */
  ReceivedEvent nextEvent() {
    ReceivedEvent event = next();
    return event != null && (event.isHeartbeat() || event.name() == null) ? nextEvent() : event;
  }

  /** The lines up to the next empty one; null at the end of the stream. */
  String block() {
    StringJoiner block = new StringJoiner("\n");
    try {
      String line;
      while ((line = lines.readLine()) != null && !line.isEmpty()) {
        block.add(line);
      }
      return line == null ? null : block.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
