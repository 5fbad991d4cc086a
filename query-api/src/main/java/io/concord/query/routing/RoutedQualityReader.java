package io.concord.query.routing;

import io.concord.contract.Quality;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import java.time.Duration;
import java.time.LocalDate;

/** Reads the quality here if it is here and current, else where it is least stale. */
final class RoutedQualityReader implements QualityReader {
  private final QualityReader local;
  private final Peers peers;
  private final LeastStale<Quality> leastStale;

  RoutedQualityReader(
      QualityReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    this.local = local;
    this.peers = peers;
    this.leastStale = new LeastStale<>(placement::quality, health, deadline, Quality::stalenessMs);
  }

  @Override
  public Result<Quality> quality(LocalDate to, int days) {
    return leastStale.read(
        local.quality(to, days),
        (address, until) -> peers.quality(address, until).quality(to, days));
  }
}
