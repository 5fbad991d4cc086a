package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.query.ClientQuery;
import io.concord.query.DueQuery;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result.Found;
import io.concord.query.remote.HttpPeers;
import io.concord.query.remote.PeerProtocol;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.PeerException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that has keys answers all that another node asks, if it signs. */
class ClosedPeerTest {
  private static final LocalDate DAY = LocalDate.parse("2024-07-01");

  private final SecuredServer secured = new SecuredServer();
  private final HttpPeers peers = peers(new PeerProtocol("http", secured.nodes));

  @AfterEach
  void close() {
    secured.close();
  }

  @Test
  void shouldAnswerWhatEveryNodeIsAsked() {
    assertThat(peers.node(address(), soon()).figures()).isNotNull();
    assertThat(peers.node(address(), soon()).clients(new ClientQuery("smith & c", 5), Set.of()))
        .isNotNull();
    assertThat(peers.node(address(), soon()).clients(new ClientQuery("4", 5), Set.of(2, 0)))
        .isNotNull();
    assertThat(peers.popular(address(), soon()).popular(DAY)).isInstanceOf(Found.class);
  }

  @Test
  void shouldAnswerWhatTheOwnerOfAClientIsAsked() {
    var readers = peers.readers(address(), soon());
    var query = new RecommendationQuery(1, 50, null, false);
    assertThat(readers.clients().profile(1)).isInstanceOf(Found.class);
    assertThat(readers.clients().due(new DueQuery(1, DAY, 5, 7))).isInstanceOf(Found.class);
    assertThat(readers.recommendations().recommendations(query)).isInstanceOf(Found.class);
    assertThat(readers.recommendations().recommendations(List.of(query)))
        .singleElement()
        .isInstanceOf(Found.class);
  }

  @Test
  void shouldSayWhatIsMissingWhenANodeHasNoSecret() {
    assertThatThrownBy(() -> peers(PeerProtocol.PLAIN).node(address(), soon()).figures())
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("cluster.secret.file");
  }

  private static HttpPeers peers(PeerProtocol protocol) {
    return new HttpPeers(UnaryOperator.identity(), protocol, null);
  }

  private String address() {
    return "localhost:" + secured.server.port();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }
}
