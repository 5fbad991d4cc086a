package io.concord.topology;

import io.concord.experiment.Experiment;
import io.concord.store.Mark;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Walks over the stored lists, in short steps, to find those of another day than today's, those
 * that a new generation owes its subscribers, and those of another strategy than the client's now.
 */
final class DayRollover {
  private static final int CLIENTS_MAX = 16;

  private final Generation generation;
  private final Experiment experiment;
  private final ListWalk walk;
  private LocalDate asOf;

  DayRollover(RecommendationStore store, Generation generation, Experiment experiment) {
    this.generation = generation;
    this.experiment = experiment;
    this.walk = new ListWalk(store, CLIENTS_MAX);
  }

  /** The as-of day of the lists, once {@link #start} has told it. */
  LocalDate asOf() {
    return asOf;
  }

  /** From now on lists are as of this day; a new day starts a new walk. */
  void start(LocalDate day) {
    if (!day.equals(asOf)) {
      asOf = day;
      walk.start();
    }
  }

  boolean isDone() {
    return walk.isDone();
  }

  /** The next few clients whose list is due; looks at some hundred lists at most. */
  List<Long> next(LongPredicate skip) {
    return walk.next((clientId, list) -> isDue(clientId, list) && !skip.test(clientId));
  }

  private boolean isDue(long clientId, StoredRecommendations list) {
    return !list.asOf().equals(asOf) || generation.owes(list) || isOfAnother(clientId, list);
  }

  /** Why a list is due. */
  Mark reason(long clientId, StoredRecommendations list, long nowMs) {
    if (generation.owes(list)) {
      return Mark.rebuilt(nowMs);
    }
    return isOfAnother(clientId, list) ? Mark.dealt(nowMs) : Mark.aged(nowMs);
  }

  private boolean isOfAnother(long clientId, StoredRecommendations list) {
    return list.strategy() != experiment.strategy(clientId);
  }
}
