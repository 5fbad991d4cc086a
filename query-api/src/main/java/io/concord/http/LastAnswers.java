package io.concord.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Takes a server out of service without refusing anybody: no new connection is accepted, and each
 * that is open gets one more answer, which says that it is the last. Jetty alone would answer 503
 * to whoever sends on an open connection while it stops.
 */
final class LastAnswers extends Handler.Wrapper {
  private volatile boolean last;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (last) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    return super.handle(request, response, callback);
  }

  /** Returns when all connections are closed, or after so long: some may wait for an answer. */
  void drain(Server server, Duration max) {
    last = true;
    CompletableFuture<?>[] closed =
        Arrays.stream(server.getConnectors())
            .map(ServerConnector.class::cast)
            .map(LastAnswers::closing)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(closed)
        .completeOnTimeout(null, max.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static CompletableFuture<Void> closing(ServerConnector connector) {
    connector.close();
    return connector.shutdown();
  }
}
