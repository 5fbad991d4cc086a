package io.concord.purchase;

/**
 * What the order stage is told. Header and line events are keyed by order ID, agreement events by
 * agreement ID and sent to every partition.
 */
public sealed interface OrderEvent {

  /** The kind of source change that caused the event. */
  Change change();

  /** The order exists with this header. */
  record HeaderUpserted(Change change, Header header) implements OrderEvent {}

  /** The order is gone, or can no longer be placed: it has no agreement or no date. */
  record HeaderRemoved(Change change) implements OrderEvent {}

  /** The order contains this line and it counts as a purchase. */
  record LineUpserted(Change change, long lineId, Line line) implements OrderEvent {}

  /** The order no longer contains the line, or it no longer counts. */
  record LineRemoved(Change change, long lineId) implements OrderEvent {}

  /** The agreement belongs to this client. */
  record AgreementUpserted(Change change, long clientId) implements OrderEvent {}

  /** The agreement is gone or belongs to nobody. */
  record AgreementRemoved(Change change) implements OrderEvent {}
}
