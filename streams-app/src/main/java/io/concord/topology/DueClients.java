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
 * <p>Each mark is also a row of the store, so that none is lost in a crash.
 */
final class DueClients {
  private final RecommendationStore store;
  private final long quietMs;
  private final long waitMaxMs;
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();

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
    client.lastMs = nowMs;
  }

  /** Takes each due client off and hands it over, until the taker has enough. */
  void takeDue(long nowMs, Taker taker) {
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
    long lastMs;

    Waiting(Mark mark, long nowMs) {
      this.mark = mark;
      this.firstMs = nowMs;
      this.lastMs = nowMs;
    }

    boolean isDue(long nowMs) {
      return nowMs - lastMs >= quietMs || nowMs - firstMs >= waitMaxMs;
    }
  }
}
