package io.concord.query.routing;

import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** The query ports over all nodes, and over this one alone. */
public final class RoutedReaders implements AutoCloseable {
  private static final Holders NOBODY = new Holders(null, List.of());

  private final RoutedRecommendationReader recommendations;
  private final Readers everywhere;
  private final Readers here;

  /**
   * Ports that answer from anywhere.
   *
   * @param deadline for a whole request, however many nodes are asked
   */
  public RoutedReaders(
      LocalCopies local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    this(local, placement, peers, health, deadline, UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param around is put around the threads that ask other nodes on behalf of batches
   */
  public RoutedReaders(
      LocalCopies local,
      Placement placement,
      Peers peers,
      PeerHealth health,
      Duration deadline,
      UnaryOperator<Executor> around) {
    Router router = new Router(local, placement, peers, health);
    recommendations = new RoutedRecommendationReader(router, local, placement, deadline, around);
    everywhere = new Readers(recommendations, new RoutedClientReader(router, deadline));
    here = here(local, peers, health);
  }

  /** The ports over this node alone are those of a group without other nodes. */
  private static Readers here(LocalCopies local, Peers peers, PeerHealth health) {
    Placement alone =
        new Placement() {
          @Override
          public Holders client(long clientId) {
            return NOBODY;
          }

          @Override
          public Holders popularity() {
            return NOBODY;
          }

          @Override
          public Holders quality() {
            return NOBODY;
          }
        };
    Router router = new Router(local, alone, peers, health);
    return new Readers(
        new RoutedRecommendationReader(
            router, local, alone, Duration.ZERO, UnaryOperator.identity()),
        new RoutedClientReader(router, Duration.ZERO));
  }

  public Readers everywhere() {
    return everywhere;
  }

  /** Answers with what is here or not at all. */
  public Readers here() {
    return here;
  }

  /** The popularity, from here or from another node. */
  public static PopularReader popular(
      PopularReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    return new RoutedPopularReader(local, placement, peers, health, deadline);
  }

  /** The quality of lists, from here or from another node. */
  public static QualityReader quality(
      QualityReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    return new RoutedQualityReader(local, placement, peers, health, deadline);
  }

  @Override
  public void close() {
    recommendations.close();
  }
}
