package io.concord.query.routing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which nodes did not answer when they were last asked. Such a node is left alone for a moment,
 * then one request tries it again while the others still go elsewhere. Thread-safe.
 *
 * <p>A node that refuses this one rests too: every question is signed alike, so it would refuse the
 * next one as well, and count it against this node's address.
 */
public final class PeerHealth {
  private static final Logger LOG = LoggerFactory.getLogger(PeerHealth.class);
  private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<String, Long> restsUntil = new ConcurrentHashMap<>();

  /** Whether the node answered when it was last asked, or was never asked. */
  public boolean isReachable(String address) {
    return !restsUntil.containsKey(address);
  }

  /** Whether a request may try this node now. */
  boolean mayTry(String address) {
    Long until = restsUntil.get(address);
    if (until == null) {
      return true;
    }
    long now = System.nanoTime();
    return now - until >= 0 && restsUntil.replace(address, until, now + REST_NANOS);
  }

  void answered(String address) {
    if (!restsUntil.isEmpty() && restsUntil.remove(address) != null) {
      LOG.atWarn().addKeyValue("peer", address).log("A node answers again");
    }
  }

  /** Logged when it begins, not each time that it is noticed. */
  void failed(String address, PeerException failure) {
    if (restsUntil.put(address, System.nanoTime() + REST_NANOS) == null) {
      LOG.atWarn()
          .addKeyValue("peer", address)
          .log(
              "A node does not answer, its clients are served from copies: {}",
              failure.getMessage());
    }
  }
}
