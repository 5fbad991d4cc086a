package io.concord.topology;

import io.concord.contract.RecommendationChanged;
import io.concord.purchase.RecentPurchases;
import io.concord.store.PopularityChange;
import io.concord.store.QualityChange;

/** What the client stage sends on. */
sealed interface ClientOutput {

  /** A client's list changed. */
  record ListChanged(RecommendationChanged event) implements ClientOutput {}

  /** A client ordered other products last. */
  record RecentChanged(RecentPurchases recent) implements ClientOutput {}

  /** A client's orders count differently in the popularity of products. */
  record PopularityChanged(PopularityChange change) implements ClientOutput {}

  /** A client's orders count differently for the quality of lists. */
  record QualityChanged(QualityChange change) implements ClientOutput {}
}
