package io.concord.query.routing;

import io.concord.contract.Quality;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the quality here if it is here and current, else where it is least stale. */
final class RoutedQualityReader implements QualityReader {
  private static final Duration ATTEMPT = Duration.ofMillis(200);

  private final QualityReader local;
  private final Placement placement;
  private final Peers peers;
  private final PeerHealth health;
  private final Duration deadline;

  RoutedQualityReader(
      QualityReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    this.local = local;
    this.placement = placement;
    this.peers = peers;
    this.health = health;
    this.deadline = deadline;
  }

  @Override
  public Result<Quality> quality(LocalDate to, int days) {
    Result<Quality> best = local.quality(to, days);
    Deadline until = Deadline.in(deadline);
    for (String address : addresses()) {
      if (stalenessMs(best) > 0 && health.mayTry(address)) {
        Result<Quality> other = ask(address, until.within(ATTEMPT), to, days);
        best = stalenessMs(other) < stalenessMs(best) ? other : best;
      }
    }
    return best;
  }

  private static long stalenessMs(Result<Quality> result) {
    return result instanceof Found<Quality> found ? found.value().stalenessMs() : Long.MAX_VALUE;
  }

  private List<String> addresses() {
    Holders holders = placement.quality();
    List<String> addresses = new ArrayList<>(holders.standbys());
    if (holders.active() != null) {
      addresses.add(0, holders.active());
    }
    return addresses;
  }

  /** Null when the node does not answer. */
  private Result<Quality> ask(String address, Deadline until, LocalDate to, int days) {
    try {
      Result<Quality> result = peers.quality(address, until).quality(to, days);
      health.answered(address);
      return result;
    } catch (PeerException e) {
      health.failed(address, e);
      return null;
    }
  }
}
