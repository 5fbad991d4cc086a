package io.concord.scoring;

/** How a product stands on a day to its {@link Reorder}. */
public enum ReorderState {
  /** The window has not begun. */
  UPCOMING,
  /** The day lies in the window. */
  DUE,
  /** The window is over. */
  OVERDUE,
  /** It is over for so long that the client is taken to have given the product up. */
  DROPPED
}
