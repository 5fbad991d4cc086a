package io.concord.purchase;

import java.util.EnumSet;
import java.util.Set;

/** What a source row did, as far as the list's reader cares; its ordinal is stored. */
public enum Change {
  /** A row appeared and counts. */
  ADDED,
  /** A row that counted still counts, differently. */
  CHANGED,
  /** A row that counted no longer does. */
  REMOVED,
  /** A row was read from a snapshot. */
  BACKFILLED,
  /** Only the business day changed. */
  AGED,
  /** Only what other clients order changed. */
  DEMANDED,
  /** Only the client's strategy changed. */
  DEALT;

  private static final Change[] VALUES = values();

  /**
   * The change with this ordinal.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Change of(int ordinal) {
    if (ordinal < 0 || ordinal >= VALUES.length) {
      throw new IllegalArgumentException("change must be known, ordinal=" + ordinal);
    }
    return VALUES[ordinal];
  }

  /** The set as bits, one per ordinal. */
  public static int toBits(Set<Change> changes) {
    return changes.stream().mapToInt(change -> 1 << change.ordinal()).sum();
  }

  /**
   * The inverse of {@link #toBits}.
   *
   * @throws IllegalArgumentException when a bit stands for no change
   */
  public static Set<Change> fromBits(int bits) {
    if (bits >>> VALUES.length != 0) {
      throw new IllegalArgumentException("changes must be known, bits=" + bits);
    }
    Set<Change> changes = EnumSet.noneOf(Change.class);
    for (Change change : VALUES) {
      if ((bits & 1 << change.ordinal()) != 0) {
        changes.add(change);
      }
    }
    return changes;
  }
}
