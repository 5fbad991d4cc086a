package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.Source;
import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Client 1 is this node's, 2 and 3 are node a's, 4 is node b's, which is away. */
class RoutedRecommendationReaderTest {
  private static final Map<Long, String> OWNERS = Map.of(2L, "a", 3L, "a", 4L, "b");

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final LocalCopies local =
      new LocalCopies(readers("own", Set.of(1L)), readers("copy", Set.of(4L)));

  @Test
  void shouldAskEachOwnerOnceAndACopyForWhoseOwnerIsAway() {
    try (RoutedRecommendationReader reader = reader(Duration.ofMinutes(1))) {
      List<Result<Recommendations>> results = reader.recommendations(queries(1, 2, 3, 4));

      assertThat(results)
          .extracting(result -> ((Found<Recommendations>) result).value().strategy())
          .containsExactly("own", "a", "a", "copy");
    }
    assertThat(asked).containsOnlyOnce("a [2, 3]", "b [4]");
  }

  @Test
  void shouldLeaveOpenWhomNobodyKnows() {
    try (RoutedRecommendationReader reader = reader(Duration.ofMillis(100))) {
      assertThat(reader.recommendations(queries(9)).get(0)).isInstanceOf(Unavailable.class);
    }
  }

  private RoutedRecommendationReader reader(Duration deadline) {
    Placement placement =
        new Placement() {
          @Override
          public Holders client(long clientId) {
            return new Holders(OWNERS.get(clientId), List.of());
          }

          @Override
          public Holders popularity() {
            return new Holders(null, List.of());
          }

          @Override
          public Holders quality() {
            return new Holders(null, List.of());
          }
        };
    Peers peers =
        new Peers() {
          @Override
          public Readers readers(String address, Deadline deadline) {
            return RoutedRecommendationReaderTest.this.readers(address, OWNERS.keySet());
          }

          @Override
          public PopularReader popular(String address, Deadline deadline) {
            throw new AssertionError("nobody asks for popular products");
          }

          @Override
          public QualityReader quality(String address, Deadline deadline) {
            throw new AssertionError("nobody asks for the quality");
          }
        };
    Router router = new Router(local, placement, peers, new PeerHealth());
    return new RoutedRecommendationReader(
        router, local, placement, deadline, UnaryOperator.identity());
  }

  private static List<RecommendationQuery> queries(long... clients) {
    return LongStream.of(clients)
        .mapToObj(client -> new RecommendationQuery(client, 50, null, false))
        .toList();
  }

  private Readers readers(String who, Set<Long> clients) {
    return new Readers(
        new RecommendationReader() {
          @Override
          public Result<Recommendations> recommendations(RecommendationQuery query) {
            return clients.contains(query.clientId())
                ? new Found<>(list(who, query.clientId()))
                : new Unavailable<>("it is elsewhere", Duration.ofSeconds(2));
          }

          @Override
          public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
            asked.add(who + " " + queries.stream().map(RecommendationQuery::clientId).toList());
            if (who.equals("b")) {
              throw new PeerException("away", null);
            }
            return RecommendationReader.super.recommendations(queries);
          }

          @Override
          public Result<Recommendations> popular(RecommendationQuery query) {
            throw new AssertionError("nobody asks for popular products");
          }
        },
        new NoClients());
  }

  private static Recommendations list(String who, long client) {
    return new Recommendations(
        client,
        LocalDate.EPOCH,
        who,
        "LIGHT",
        Source.HISTORY,
        1,
        1,
        Instant.EPOCH,
        0,
        null,
        List.of());
  }
}
