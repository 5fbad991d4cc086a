package io.concord.scoring;

import io.concord.purchase.PurchaseHistory;

/** A way to turn a client's history into a list. Implementations are pure and thread-safe. */
public interface ScoringStrategy {

  /** Name in answers and events, such as {@code v3}. */
  String name();

  /** The best {@code limit} products of the history, as of the history's own moment. */
  Ranking rank(PurchaseHistory history, int limit);
}
