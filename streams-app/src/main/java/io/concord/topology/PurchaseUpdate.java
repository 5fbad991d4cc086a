package io.concord.topology;

import io.concord.purchase.Change;
import io.concord.store.PopularityChange;

/** What record-purchases tells rescore-clients after it changed a client's rows. */
sealed interface PurchaseUpdate {

  /** Why the client's list is due. */
  Change change();

  /** The order whose change led here. */
  long orderId();

  /**
   * The client's orders changed.
   *
   * @param createdBefore the order's time before; null when the client did not have it
   * @param createdNow the order's time now; null when the client no longer has it
   */
  record OrderChanged(Change change, long orderId, Long createdBefore, Long createdNow)
      implements PurchaseUpdate {}

  /** The client's lines of a product changed; popularity is null when its orders did not. */
  record ProductChanged(Change change, long orderId, long productId, PopularityChange popularity)
      implements PurchaseUpdate {}

  /** A line was written unread, because the client was never scored: nothing is known but that. */
  record WrittenUnread(Change change, long orderId, long productId) implements PurchaseUpdate {}
}
