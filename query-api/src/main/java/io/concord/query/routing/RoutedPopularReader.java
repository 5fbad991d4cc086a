package io.concord.query.routing;

import io.concord.contract.PopularProducts;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the popularity here if it is here and current, else where it is least stale. */
final class RoutedPopularReader implements PopularReader {
  private static final Duration ATTEMPT = Duration.ofMillis(200);

  private final PopularReader local;
  private final Placement placement;
  private final Peers peers;
  private final PeerHealth health;
  private final Duration deadline;

  RoutedPopularReader(
      PopularReader local, Placement placement, Peers peers, PeerHealth health, Duration deadline) {
    this.local = local;
    this.placement = placement;
    this.peers = peers;
    this.health = health;
    this.deadline = deadline;
  }

  @Override
  public Result<PopularProducts> popular(LocalDate asOf) {
    Result<PopularProducts> result = local.popular(asOf);
    Deadline until = Deadline.in(deadline);
    for (String address : addresses()) {
      if (!isCurrent(result) && health.mayTry(address)) {
        result = ask(address, until, asOf, result);
      }
    }
    return result;
  }

  private static boolean isCurrent(Result<PopularProducts> result) {
    return result instanceof Found<PopularProducts> found && found.value().stalenessMs() == 0;
  }

  private static boolean isBetter(
      Result<PopularProducts> result, Result<PopularProducts> otherwise) {
    return result instanceof Found<PopularProducts> found
        && !(otherwise instanceof Found<PopularProducts> other
            && other.value().stalenessMs() <= found.value().stalenessMs());
  }

  private List<String> addresses() {
    Holders holders = placement.popularity();
    List<String> addresses = new ArrayList<>(holders.standbys());
    if (holders.active() != null) {
      addresses.add(0, holders.active());
    }
    return addresses;
  }

  private Result<PopularProducts> ask(
      String address, Deadline until, LocalDate asOf, Result<PopularProducts> otherwise) {
    try {
      Result<PopularProducts> result = peers.popular(address, until.within(ATTEMPT)).popular(asOf);
      health.answered(address);
      return isBetter(result, otherwise) ? result : otherwise;
    } catch (PeerException e) {
      health.failed(address, e);
      return otherwise;
    }
  }
}
