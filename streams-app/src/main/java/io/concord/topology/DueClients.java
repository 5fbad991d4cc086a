package io.concord.topology;

import io.concord.purchase.Change;
import io.concord.store.Mark;
import io.concord.store.RecommendationStore;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clients whose list awaits rescoring, in order of their first change. The events of one order come
 * as a burst: a client is due when it has been quiet, or has waited long enough.
 *
 * <p>Quiet is time in which events could have come. While the thread commits it reads nothing, so a
 * long gap between two looks counts as a short one; else the rest of an order that one commit held
 * back would be taken for an order of its own.
 *
 * <p>Each mark is also a row of the store, so that none is lost in a crash.
 */
final class DueClients {
  /** The longest gap between two looks that counts in full; a few ticks. */
  private static final long GAP_MAX_MS = 4;

  private final RecommendationStore store;
  private final long quietMs;
  private final long waitMaxMs;
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private long lookedMs;
  private long awakeMs;

  DueClients(RecommendationStore store, Duration quiet, Duration waitMax) {
    this.store = store;
    this.quietMs = quiet.toMillis();
    this.waitMaxMs = waitMax.toMillis();
    store.forEachMark((clientId, mark) -> waiting.put(clientId, new Waiting(mark, 0)));
  }

  int size() {
    return waiting.size();
  }

  boolean isWaiting(long clientId) {
    return waiting.containsKey(clientId);
  }

  void mark(long clientId, Change change, long orderId, long commitTimeMs, long nowMs) {
    look(nowMs);
    Waiting client = waiting.get(clientId);
    Mark mark =
        client == null
            ? Mark.of(change, orderId, commitTimeMs)
            : client.mark.with(change, orderId, commitTimeMs);
    if (client == null) {
      client = new Waiting(mark, nowMs);
      waiting.put(clientId, client);
      store.putMark(clientId, mark);
    } else if (client.mark != mark) {
      client.mark = mark;
      store.putMark(clientId, mark);
    }
    client.lastAwakeMs = awakeMs;
  }

  private void look(long nowMs) {
    awakeMs += Math.max(0, Math.min(nowMs - lookedMs, GAP_MAX_MS));
    lookedMs = nowMs;
  }

  /** Takes each due client off and hands it over, until the taker has enough. */
  void takeDue(long nowMs, Taker taker) {
    look(nowMs);
    Iterator<Map.Entry<Long, Waiting>> clients = waiting.entrySet().iterator();
    boolean more = true;
    while (more && clients.hasNext()) {
      Map.Entry<Long, Waiting> client = clients.next();
      if (client.getValue().isDue(nowMs)) {
        clients.remove();
        store.removeMark(client.getKey());
        more = taker.take(client.getKey(), client.getValue().mark);
      }
    }
  }

  /** Takes one due client; returns false to stop. */
  interface Taker {
    boolean take(long clientId, Mark mark);
  }

  private final class Waiting {
    Mark mark;
    final long firstMs;
    long lastAwakeMs;

    Waiting(Mark mark, long nowMs) {
      this.mark = mark;
      this.firstMs = nowMs;
    }

    boolean isDue(long nowMs) {
      return awakeMs - lastAwakeMs >= quietMs || nowMs - firstMs >= waitMaxMs;
    }
  }
}
