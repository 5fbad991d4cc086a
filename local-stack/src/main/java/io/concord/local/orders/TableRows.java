package io.concord.local.orders;

import java.sql.SQLException;
import java.time.Instant;

/** Rows on their way into one table. */
@FunctionalInterface
public interface TableRows {

  /**
   * Adds a row.
   *
   * @param values one per column of the {@link SourceTable}; null for NULL, an {@link Instant} for
   *     a time
   */
  void row(Object... values) throws SQLException;
}
