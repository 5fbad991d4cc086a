package io.concord.query.remote;

import io.concord.query.NodeReader;
import io.concord.query.PopularReader;
import io.concord.query.Readers;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.NodePeers;
import io.concord.query.routing.Peers;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Other nodes over HTTP, on connections that are kept open. */
public final class HttpPeers implements Peers, NodePeers {
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

  private final HttpClient http;

  public HttpPeers() {
    this(UnaryOperator.identity());
  }

  /** Through whatever is put around the client. */
  public HttpPeers(UnaryOperator<HttpClient> around) {
    http =
        around.apply(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
  }

  @Override
  public Readers readers(String address, Deadline deadline) {
    PeerClient client = new PeerClient(http, address, deadline);
    return new Readers(new RemoteRecommendationReader(client), new RemoteClientReader(client));
  }

  @Override
  public PopularReader popular(String address, Deadline deadline) {
    return new RemotePopularReader(new PeerClient(http, address, deadline));
  }

  @Override
  public NodeReader node(String address, Deadline deadline) {
    return new RemoteNodeReader(new PeerClient(http, address, deadline));
  }
}
