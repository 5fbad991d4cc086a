package io.concord.local.doctor.sqlserver;

import io.concord.local.doctor.check.Finding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges how one table is captured. */
final class TableJudge {
  private static final String ENABLE = "run enable-cdc-sqlserver.sql";
  private static final String ADD = "add-capture-instance-sqlserver.sql";
  private static final String DROP = "drop-capture-instance-sqlserver.sql";

  private TableJudge() {}

  /**
   * @param used columns that the connector reads
   * @param existing columns that the table has; none when there is no such table
   * @param captures of this table
   */
  static Finding judge(
      String table, Collection<String> used, Set<String> existing, List<CaptureInstance> captures) {
    String quoted = "dbo.[" + table + "]";
    if (existing.isEmpty()) {
      return Finding.error(
          quoted + " does not exist, or this login may not see it",
          "create it, or GRANT SELECT ON " + quoted);
    }
    Set<String> absent = without(used, existing);
    if (!absent.isEmpty()) {
      return Finding.error(
          quoted + " lacks columns " + absent, "make it as source-tables-sqlserver.sql does");
    }
    if (captures.isEmpty()) {
      return Finding.error("change data capture is not enabled on " + quoted, ENABLE);
    }
    return judge(used, captures);
  }

  /** The connector reads the newest instance. */
  private static Finding judge(Collection<String> used, List<CaptureInstance> captures) {
    List<CaptureInstance> newestFirst =
        captures.stream()
            .sorted(Comparator.comparing(CaptureInstance::created).reversed())
            .toList();
    CaptureInstance newest = newestFirst.get(0);
    Set<String> uncaptured = without(used, newest.columns());
    if (!uncaptured.isEmpty()) {
      return Finding.error(
          newest.name() + " does not capture columns " + uncaptured,
          "capture them beside it with "
              + ADD
              + ", then drop it with "
              + DROP
              + ": the first tells the steps");
    }
    if (captures.size() > 1) {
      return Finding.warning(
          "captured more than once, by " + newestFirst.stream().map(CaptureInstance::name).toList(),
          "when the connector reads " + newest.name() + ", drop the others with " + DROP);
    }
    return Finding.ok("captured by " + newest.name() + ", columns " + new TreeSet<>(used));
  }

  private static Set<String> without(Collection<String> used, Set<String> there) {
    Set<String> missing = new TreeSet<>(used);
    missing.removeAll(there);
    return missing;
  }
}
