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
 * <p>Each mark is also a row of the store, so that none is lost in a crash. A backlog may mark
 * every client there is: beyond a number, marks are rows only, and wait until those in heap are
 * done.
 */
final class DueClients {
  /** The longest gap between two looks that counts in full; a few ticks. */
  private static final long GAP_MAX_MS = 4;

  /** Some ten megabytes. */
  private static final int IN_HEAP_MAX = 50_000;

  /** Rows taken into heap at once, so that it costs less than a tick. */
  private static final int REFILL = 1_000;

  private final RecommendationStore store;
  private final int inHeapMax;
  private final long quietMs;
  private final long waitMaxMs;
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private int inStoreOnly;
  private long lookedMs;
  private long awakeMs;

  DueClients(RecommendationStore store, Duration quiet, Duration waitMax) {
    this(store, quiet, waitMax, IN_HEAP_MAX);
  }

  DueClients(RecommendationStore store, Duration quiet, Duration waitMax, int inHeapMax) {
    this.store = store;
    this.quietMs = quiet.toMillis();
    this.waitMaxMs = waitMax.toMillis();
    this.inHeapMax = inHeapMax;
    store.forEachMark(
        (clientId, mark) -> {
          inStoreOnly++;
          return true;
        });
    refill(inHeapMax);
  }

  int size() {
    return waiting.size() + inStoreOnly;
  }

  boolean isWaiting(long clientId) {
    return waiting.containsKey(clientId) || markInStoreOnly(clientId) != null;
  }

  /** Of a client that is not in heap. */
  private Mark markInStoreOnly(long clientId) {
    return inStoreOnly == 0 ? null : store.mark(clientId);
  }

  void mark(long clientId, Change change, long orderId, long commitTimeMs, long nowMs) {
    look(nowMs);
    Waiting client = waiting.get(clientId);
    Mark before = client == null ? markInStoreOnly(clientId) : client.mark;
    Mark mark =
        before == null
            ? Mark.of(change, orderId, commitTimeMs)
            : before.with(change, orderId, commitTimeMs);
    if (before != mark) {
      store.putMark(clientId, mark);
    }
    if (client != null) {
      client.mark = mark;
      client.lastAwakeMs = awakeMs;
    } else if (before == null) {
      add(clientId, mark, nowMs);
    }
  }

  private void add(long clientId, Mark mark, long nowMs) {
    if (waiting.size() == inHeapMax) {
      inStoreOnly++;
      return;
    }
    Waiting client = new Waiting(mark, nowMs);
    client.lastAwakeMs = awakeMs;
    waiting.put(clientId, client);
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
    if (inStoreOnly > 0 && waiting.size() < REFILL) {
      refill(Math.min(inHeapMax, 2 * REFILL));
    }
  }

  /** Takes clients into heap until so many are there; they have waited long enough. */
  private void refill(int clients) {
    store.forEachMark(
        (clientId, mark) -> {
          if (waiting.size() == clients) {
            return false;
          }
          if (waiting.putIfAbsent(clientId, new Waiting(mark, 0)) == null) {
            inStoreOnly--;
          }
          return true;
        });
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
