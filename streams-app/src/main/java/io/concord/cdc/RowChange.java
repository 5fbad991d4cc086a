package io.concord.cdc;

import io.concord.purchase.Change;
import java.util.function.Predicate;

/**
 * One change of one source row.
 *
 * @param before the row before; null for a create or a snapshot read, and where the database did
 *     not write it
 * @param after the row now; null for a delete
 * @param commitTimeMs when the source committed, Unix time in milliseconds; -1 when not told
 */
public record RowChange<T extends SourceRow>(
    Operation operation, T before, T after, long commitTimeMs) {

  public RowChange {
    boolean deleted = operation == Operation.DELETE;
    if (deleted != (after == null)) {
      throw new EnvelopeException("after must be null in a delete and only there, op=" + operation);
    }
  }

  /**
   * Checks that the record's key names this row.
   *
   * @throws EnvelopeException when it names another one
   */
  public void requireId(long key) {
    SourceRow row = after != null ? after : before;
    if (row != null && row.id() != key) {
      throw new EnvelopeException("key must be the row's ID, key=" + key + " ID=" + row.id());
    }
  }

  /**
   * The change as the list's reader sees it. An update that does not tell the row before is taken
   * for one of a row that counted.
   *
   * @param counts whether a row, while it is there, matters to a list
   */
  public Change change(Predicate<T> counts) {
    if (operation == Operation.READ) {
      return Change.BACKFILLED;
    }
    boolean countedBefore =
        operation != Operation.CREATE && (before == null || counts.test(before));
    if (after != null && counts.test(after)) {
      return countedBefore ? Change.CHANGED : Change.ADDED;
    }
    return Change.REMOVED;
  }
}
