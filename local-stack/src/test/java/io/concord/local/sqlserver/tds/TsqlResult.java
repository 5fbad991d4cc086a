package io.concord.local.sqlserver.tds;

import java.util.List;

/** What one statement of a batch results in. */
public sealed interface TsqlResult {

  /** Rows; each has a value, or null, per column. */
  record Rows(List<ResultColumn> columns, List<Object[]> rows) implements TsqlResult {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** So many rows were inserted, updated or deleted. */
  record Updated(long rows) implements TsqlResult {}
}
