package io.concord.query.routing;

import io.concord.query.AnsweredBy;
import io.concord.query.Readers;
import io.concord.query.Result;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.util.function.Function;

/**
 * Puts a question about a client to whoever can answer it best: this node if it owns the client,
 * the owner, this node's copy, another copy; again and again until the deadline, because tasks move
 * within moments. Thread-safe.
 */
final class Router {
  /** A node that stands still must not use up the time of those that could answer. */
  private static final Duration ATTEMPT = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofMillis(40);

  private final LocalCopies local;
  private final Placement placement;
  private final Peers peers;
  private final PeerHealth health;

  Router(LocalCopies local, Placement placement, Peers peers, PeerHealth health) {
    this.local = local;
    this.placement = placement;
    this.peers = peers;
    this.health = health;
  }

  <T> Result<T> ask(long clientId, Deadline deadline, Function<Readers, Result<T>> question) {
    Result<T> result = askOnce(clientId, deadline, question);
    while (isOpen(result) && pause(deadline)) {
      result = askOnce(clientId, deadline, question);
    }
    return result;
  }

  /** One round over all who may know. */
  <T> Result<T> askOnce(long clientId, Deadline deadline, Function<Readers, Result<T>> question) {
    Result<T> result = question.apply(local.owned());
    return isOpen(result) ? askOthers(clientId, deadline, question) : result;
  }

  private <T> Result<T> askOthers(
      long clientId, Deadline deadline, Function<Readers, Result<T>> question) {
    Holders holders = placement.client(clientId);
    Result<T> result = askPeer(holders.active(), deadline.within(ATTEMPT), question);
    if (!isOpen(result)) {
      return result.by(AnsweredBy.FORWARDED);
    }
    result = question.apply(local.copies()).by(AnsweredBy.COPY);
    for (String standby : holders.standbys()) {
      if (isOpen(result)) {
        Result<T> other = askPeer(standby, deadline.within(ATTEMPT), question);
        result = other == null ? result : other.by(AnsweredBy.FORWARDED_COPY);
      }
    }
    return result;
  }

  /** One node's answer; null when there is no such node or it does not answer. */
  <T> Result<T> askPeer(String address, Deadline deadline, Function<Readers, Result<T>> question) {
    if (address == null || deadline.left().isZero() || !health.mayTry(address)) {
      return null;
    }
    try {
      Result<T> result = question.apply(peers.readers(address, deadline));
      health.answered(address);
      return result;
    } catch (PeerException e) {
      health.failed(address, e);
      return null;
    }
  }

  static boolean isOpen(Result<?> result) {
    return result == null || result instanceof Unavailable<?>;
  }

  /** Waits until it is worth asking again; false when the deadline comes first. */
  static boolean pause(Deadline deadline) {
    if (deadline.left().compareTo(PAUSE) <= 0) {
      return false;
    }
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
