package io.concord.query.routing;

import io.concord.contract.PopularProducts;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import java.time.Duration;
import java.time.LocalDate;

/** Reads the popularity here if it is here and current, else where it is least stale. */
final class RoutedPopularReader implements PopularReader {
  private final PopularReader local;
  private final Peers peers;
  private final LeastStale<PopularProducts> leastStale;

  RoutedPopularReader(
      PopularReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    this.local = local;
    this.peers = peers;
    this.leastStale =
        new LeastStale<>(placement::popularity, health, deadline, PopularProducts::stalenessMs);
  }

  @Override
  public Result<PopularProducts> popular(LocalDate asOf) {
    return leastStale.read(
        local.popular(asOf), (address, until) -> peers.popular(address, until).popular(asOf));
  }
}
