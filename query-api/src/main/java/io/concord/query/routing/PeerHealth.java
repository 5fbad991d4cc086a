package io.concord.query.routing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which nodes did not answer when they were last asked. Such a node is left alone for a moment,
 * then one request tries it again while the others still go elsewhere. Thread-safe.
 */
public final class PeerHealth {
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
    if (!restsUntil.isEmpty()) {
      restsUntil.remove(address);
    }
  }

  void failed(String address) {
    restsUntil.put(address, System.nanoTime() + REST_NANOS);
  }
}
