package io.concord.replay;

import io.concord.cdc.CapturedTable;
import io.concord.cdc.EnvelopeException;
import io.concord.cdc.EnvelopeParts;
import io.concord.cdc.SourceRow;
import java.util.Optional;

/** What a row was at some place of its history. */
sealed interface RowState {
  /** There. */
  record Present(String image, SourceRow row) implements RowState {
    /** As a piece of an envelope. */
    static String image(RowState state) {
      return state instanceof Present present ? present.image() : null;
    }
  }

  /** Not there: not yet, or deleted. */
  record Gone() implements RowState {}

  /** Not to be told from the record. */
  record Unreadable(String reason) implements RowState {}

  /** The row after the change that this record tells. */
  static RowState after(CapturedTable table, long key, byte[] value) {
    if (value == null) {
      return new Gone();
    }
    Optional<EnvelopeParts> parts = EnvelopeParts.of(value);
    if (parts.isEmpty()) {
      return new Unreadable("it is no JSON object");
    } else if ("d".equals(parts.get().op())) {
      return new Gone();
    } else if (parts.get().after() == null) {
      return new Unreadable("it does not tell the row");
    }
    try {
      return present(key, parts.get().after(), table.after(parts.get().after()));
    } catch (EnvelopeException e) {
      return new Unreadable(e.getMessage());
    }
  }

  /** The row before the change; unreadable where the record does not tell it. */
  static RowState before(CapturedTable table, long key, EnvelopeParts parts) {
    if (parts.before() == null) {
      return new Unreadable("it does not tell the row before");
    }
    try {
      return present(key, parts.before(), table.before(parts.before()));
    } catch (EnvelopeException e) {
      return new Unreadable(e.getMessage());
    }
  }

  private static RowState present(long key, String image, SourceRow row) {
    return row.id() == key
        ? new Present(image, row)
        : new Unreadable("key must be the row's ID, key=" + key + " ID=" + row.id());
  }
}
