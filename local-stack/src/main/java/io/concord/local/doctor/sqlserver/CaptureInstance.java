package io.concord.local.doctor.sqlserver;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * One capture of a table; while a table changes its shape it has two.
 *
 * @param role members of it may read the changes; null when nobody is kept out
 * @param columns that are captured
 */
record CaptureInstance(
    String table, String name, String role, LocalDateTime created, Set<String> columns) {
  CaptureInstance {
    columns = Set.copyOf(columns);
  }

  /** The table of changes. */
  String changeTable() {
    return "cdc.[" + name + "_CT]";
  }
}
