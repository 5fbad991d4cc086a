package io.concord.topology;

import io.concord.store.RecommendationStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Walks over the stored lists, in short steps, to find those of another day than today's, and those
 * that a new generation owes its subscribers.
 */
final class DayRollover {
  private static final int CLIENTS_MAX = 16;
  private static final int LISTS_MAX = 256;

  private final RecommendationStore store;
  private final Generation generation;
  private LocalDate asOf;
  private long fromClientId;
  private boolean done = true;

  DayRollover(RecommendationStore store, Generation generation) {
    this.store = store;
    this.generation = generation;
  }

  /** The as-of day of the lists, once {@link #start} has told it. */
  LocalDate asOf() {
    return asOf;
  }

  /** From now on lists are as of this day; a new day starts a new walk. */
  void start(LocalDate day) {
    if (!day.equals(asOf)) {
      asOf = day;
      fromClientId = Long.MIN_VALUE;
      done = false;
    }
  }

  boolean isDone() {
    return done;
  }

  /** The next few clients whose list is due; looks at some hundred lists at most. */
  List<Long> next(LongPredicate skip) {
    List<Long> clients = new ArrayList<>(CLIENTS_MAX);
    int[] seen = {0};
    done = true;
    store.forEachList(
        fromClientId,
        (clientId, list) -> {
          if (seen[0] == LISTS_MAX || clients.size() == CLIENTS_MAX) {
            fromClientId = clientId;
            done = false;
            return false;
          }
          seen[0]++;
          boolean due = !list.asOf().equals(asOf) || generation.owes(list);
          if (due && !skip.test(clientId)) {
            clients.add(clientId);
          }
          return true;
        });
    return clients;
  }
}
