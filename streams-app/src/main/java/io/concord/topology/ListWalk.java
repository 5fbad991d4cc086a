package io.concord.topology;

import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.util.ArrayList;
import java.util.List;

/** A walk over the stored lists, in short steps, to find those that are due. */
final class ListWalk {
  private static final int LISTS_MAX = 256;

  private final RecommendationStore store;
  private final int clientsMax;
  private long fromClientId;
  private boolean done = true;

  /** A walk that is done; a step finds so many clients at most. */
  ListWalk(RecommendationStore store, int clientsMax) {
    this.store = store;
    this.clientsMax = clientsMax;
  }

  /** Begins anew with the first list. */
  void start() {
    fromClientId = Long.MIN_VALUE;
    done = false;
  }

  boolean isDone() {
    return done;
  }

  /** The next few clients whose list is due; looks at some hundred lists at most. */
  List<Long> next(Due due) {
    List<Long> clients = new ArrayList<>(clientsMax);
    int[] seen = {0};
    done = true;
    store.forEachList(
        fromClientId,
        (clientId, list) -> {
          if (seen[0] == LISTS_MAX || clients.size() == clientsMax) {
            fromClientId = clientId;
            done = false;
            return false;
          }
          seen[0]++;
          if (due.isDue(clientId, list)) {
            clients.add(clientId);
          }
          return true;
        });
    return clients;
  }

  /** Tells which lists the walk is for. */
  interface Due {
    boolean isDue(long clientId, StoredRecommendations list);
  }
}
