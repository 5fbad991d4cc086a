package io.concord.query.routing;

import io.concord.query.Result;
import io.concord.query.Result.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Reads what one node counts for all: here if it is here and current, else where it is least stale.
 */
final class LeastStale<T> {
  private static final Duration ATTEMPT = Duration.ofMillis(200);

  private final Supplier<Holders> placement;
  private final PeerHealth health;
  private final Duration deadline;
  private final ToLongFunction<T> stalenessMs;

  /**
   * Of what these nodes hold.
   *
   * @param stalenessMs of an answer; 0 when it is current
   */
  LeastStale(
      Supplier<Holders> placement,
      PeerHealth health,
      Duration deadline,
      ToLongFunction<T> stalenessMs) {
    this.placement = placement;
    this.health = health;
    this.deadline = deadline;
    this.stalenessMs = stalenessMs;
  }

  /**
   * The best answer there is.
   *
   * @param here what this node says
   * @param there asks the node of an address within a deadline
   */
  Result<T> read(Result<T> here, BiFunction<String, Deadline, Result<T>> there) {
    Result<T> best = here;
    Deadline until = Deadline.in(deadline);
    for (String address : addresses()) {
      if (staleness(best) > 0 && health.mayTry(address)) {
        Result<T> other = ask(address, until.within(ATTEMPT), there);
        best = staleness(other) < staleness(best) ? other : best;
      }
    }
    return best;
  }

  private long staleness(Result<T> result) {
    return result instanceof Found<T> found
        ? stalenessMs.applyAsLong(found.value())
        : Long.MAX_VALUE;
  }

  private List<String> addresses() {
    Holders holders = placement.get();
    List<String> addresses = new ArrayList<>(holders.standbys());
    if (holders.active() != null) {
      addresses.add(0, holders.active());
    }
    return addresses;
  }

  /** Null when the node does not answer. */
  private Result<T> ask(
      String address, Deadline until, BiFunction<String, Deadline, Result<T>> there) {
    try {
      Result<T> result = there.apply(address, until);
      health.answered(address);
      return result;
    } catch (PeerException e) {
      health.failed(address, e);
      return null;
    }
  }
}
