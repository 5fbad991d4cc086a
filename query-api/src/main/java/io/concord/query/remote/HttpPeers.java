package io.concord.query.remote;

import io.concord.query.NodeReader;
import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.NodePeers;
import io.concord.query.routing.Peers;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Other nodes over HTTP, on connections that are kept open. */
public final class HttpPeers implements Peers, NodePeers {
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

  private final HttpClient http;
  private final PeerProtocol protocol;

  public HttpPeers() {
    this(UnaryOperator.identity());
  }

  /** Through whatever is put around the client. */
  public HttpPeers(UnaryOperator<HttpClient> around) {
    this(around, PeerProtocol.PLAIN, null);
  }

  /**
   * In a way that the other nodes ask for.
   *
   * @param tls who signs the other nodes' certificates; null for those that the JVM trusts
   */
  public HttpPeers(UnaryOperator<HttpClient> around, PeerProtocol protocol, SSLContext tls) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    if (tls != null) {
      client.sslContext(tls);
    }
    this.http = around.apply(client.build());
    this.protocol = protocol;
  }

  @Override
  public Readers readers(String address, Deadline deadline) {
    PeerClient client = new PeerClient(http, protocol, address, deadline);
    return new Readers(new RemoteRecommendationReader(client), new RemoteClientReader(client));
  }

  @Override
  public PopularReader popular(String address, Deadline deadline) {
    return new RemotePopularReader(new PeerClient(http, protocol, address, deadline));
  }

  @Override
  public QualityReader quality(String address, Deadline deadline) {
    return new RemoteQualityReader(new PeerClient(http, protocol, address, deadline));
  }

  @Override
  public NodeReader node(String address, Deadline deadline) {
    return new RemoteNodeReader(new PeerClient(http, protocol, address, deadline));
  }
}
