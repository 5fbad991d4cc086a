package io.concord.http;

import io.concord.http.client.BatchRoutes;
import io.concord.http.push.ChangeRoutes;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * How much is asked of a node at once: virtual threads are as many as there are requests, and each
 * request holds what it reads. Beyond it a request waits its turn for a moment, and is then refused
 * with 503 and Retry-After. Questions about the node's health are always let through.
 *
 * @param connections beyond which none is accepted, and idle ones are closed soon
 * @param running requests answered at once
 * @param batches of them; one may hold 200 lists
 * @param lookups of clients without a list, for those who open a stream; refused at once beyond it
 * @param waiting requests that wait, of each kind
 * @param waitMax how long one waits
 */
record RequestLimits(
    int connections, int running, int batches, int lookups, int waiting, Duration waitMax) {
  static final RequestLimits DEFAULT =
      new RequestLimits(2_048, 128, 8, 32, 512, Duration.ofSeconds(1));

  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

  /** With connections for so many subscribers besides. */
  RequestLimits withSubscribers(int subscribers) {
    return new RequestLimits(
        connections + subscribers, running, batches, lookups, waiting, waitMax);
  }

  void apply(Server server) {
    server.insertHandler(handler(running, request -> !isOfNode(request) && !isStream(request)));
    // outermost: a batch that waits for its turn takes none of the others
    server.insertHandler(handler(batches, request -> isBatch(request)));
    NetworkConnectionLimit limit = new NetworkConnectionLimit(connections, server);
    limit.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
    server.addBean(limit);
  }

  private Handler.Singleton handler(int requestsMax, Predicate<Request> limited) {
    QoSHandler handler = new QoSHandler();
    handler.include(limited);
    handler.setMaxRequestCount(requestsMax);
    handler.setMaxSuspendedRequestCount(waiting);
    handler.setMaxSuspend(waitMax);
    return handler;
  }

  private static boolean isBatch(Request request) {
    String path = path(request);
    return path.equals(BatchRoutes.PATH) || path.equals(BatchRoutes.PLAIN_PATH);
  }

  /**
   * Whether its answer goes on for as long as the caller likes; subscribers have a bound of their
   * own, and so have the lookups of those who come.
   */
  static boolean isStream(Request request) {
    return ChangeRoutes.isStream(path(request));
  }

  /** Whether it is asked how the node is, not what it knows. */
  static boolean isOfNode(Request request) {
    String path = path(request);
    return path.startsWith("/health") || path.equals("/metrics");
  }

  /** As routes are found: a slash at the end changes nothing. */
  private static String path(Request request) {
    String path = Request.getPathInContext(request);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
