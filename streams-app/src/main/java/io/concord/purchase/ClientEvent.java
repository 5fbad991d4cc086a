package io.concord.purchase;

/** What the client stage is told; keyed by client ID. */
public sealed interface ClientEvent {

  /** A change of the client's purchases. */
  sealed interface PurchaseEvent extends ClientEvent {
    Change change();

    long orderId();
  }

  /** The client placed this order. */
  record OrderRecorded(Change change, long orderId, long createdTicks) implements PurchaseEvent {}

  /** The order is not, or no longer, the client's. */
  record OrderWithdrawn(Change change, long orderId) implements PurchaseEvent {}

  /** The client bought this line; createdTicks is its order's. */
  record LineRecorded(Change change, long orderId, long lineId, long createdTicks, Line line)
      implements PurchaseEvent {}

  /** The line is not, or no longer, the client's. */
  record LineWithdrawn(Change change, long orderId, long lineId, long productId)
      implements PurchaseEvent {}

  /** The client's name; null when it has none. */
  record ClientNamed(String name) implements ClientEvent {}

  /** The client's row is gone. */
  record ClientForgotten() implements ClientEvent {}
}
