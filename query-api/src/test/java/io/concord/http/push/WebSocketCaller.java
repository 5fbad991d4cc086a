package io.concord.http.push;

import io.concord.push.ReceivedEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads the messages of a WebSocket. */
final class WebSocketCaller implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<ReceivedEvent> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  /** Fails with a {@link java.util.concurrent.CompletionException} when there is no upgrade. */
  WebSocketCaller(int port, String path, String... subprotocols) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (subprotocols.length == 1) {
      builder.subprotocols(subprotocols[0]);
    } else if (subprotocols.length == 2) {
      builder.subprotocols(subprotocols[0], subprotocols[1]);
    }
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).join();
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      events.add(ReceivedEvent.ofMessage(message.toString()));
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
  }

  /** The next event or sign of life. */
  ReceivedEvent next() throws InterruptedException {
    ReceivedEvent event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("an event must come");
    }
    return event;
  }

  /** The next event that says something. */
  ReceivedEvent nextEvent() throws InterruptedException {
    ReceivedEvent event = next();
    return event.isHeartbeat() ? nextEvent() : event;
  }

  int closeStatus() {
    return closed.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
