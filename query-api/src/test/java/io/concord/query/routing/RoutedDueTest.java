package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.DueProducts;
import io.concord.http.InMemoryClients;
import io.concord.http.InMemoryRecommendations;
import io.concord.http.Samples;
import io.concord.http.TestServer;
import io.concord.query.AnsweredBy;
import io.concord.query.DueQuery;
import io.concord.query.Readers;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import io.concord.query.remote.HttpPeers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is due of a client that another node has, asked over HTTP. */
class RoutedDueTest {
  private static final long ELSEWHERE = InMemoryRecommendations.RESTORING;

  private final TestServer owner = new TestServer();
  private final PeerHealth health = new PeerHealth();

  @AfterEach
  void close() {
    owner.close();
  }

  @Test
  void shouldAnswerWhatTheOwnerAnswers() {
    DueQuery query = new DueQuery(1, LocalDate.parse("2024-02-29"), 5, 7);

    assertThat(ask(query)).isEqualTo(new Found<>(Samples.due(1), AnsweredBy.FORWARDED));
    assertThat(owner.clients.lastDueQuery()).isEqualTo(query);
  }

  @Test
  void shouldBelieveTheOwner() {
    assertThat(ask(new DueQuery(InMemoryRecommendations.UNKNOWN, null, 50, 0)))
        .isEqualTo(new UnknownClient<>(InMemoryRecommendations.UNKNOWN));
  }

  private Result<DueProducts> ask(DueQuery query) {
    Router router =
        new Router(new LocalCopies(away(), away()), placement(), new HttpPeers(), health);
    return new RoutedClientReader(router, Duration.ofSeconds(5)).due(query);
  }

  /** A node that has nobody. */
  private static Readers away() {
    return new Readers(
        new InMemoryRecommendations(),
        new InMemoryClients() {
          @Override
          public Result<DueProducts> due(DueQuery query) {
            return super.due(new DueQuery(ELSEWHERE, null, 1, 0));
          }
        });
  }

  private Placement placement() {
    return new Placement() {
      @Override
      public Holders client(long clientId) {
        return new Holders("localhost:" + owner.port(), List.of());
      }

      @Override
      public Holders popularity() {
        throw new AssertionError("nobody asks for popular products");
      }

      @Override
      public Holders quality() {
        throw new AssertionError("nobody asks for the quality");
      }
    };
  }
}
