package io.concord.local.doctor.postgres;

import io.concord.local.doctor.check.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges how one table is captured. */
final class TableJudge {
  private static final String FULL = "f";

  /** The one table whose changes are routed by what the row was before. */
  private static final String ROUTED = "OrderItem";

  private TableJudge() {}

  /**
   * What the database tells of a table.
   *
   * @param columns none when there is no such table
   * @param identity {@code f} when an update tells the whole row before; null when unknown
   * @param published whether the publication has it
   */
  record Table(
      String name, Set<String> columns, boolean selectable, String identity, boolean published) {}

  static List<Finding> judge(Table table, Collection<String> used, String publication) {
    String quoted = "dbo.\"" + table.name() + "\"";
    if (table.columns().isEmpty()) {
      return List.of(
          Finding.error(
              quoted + " does not exist, or this role may not see it",
              "create it, or GRANT SELECT ON " + quoted));
    }
    List<Finding> faults = new ArrayList<>();
    Set<String> absent = new TreeSet<>(used);
    absent.removeAll(table.columns());
    if (!absent.isEmpty()) {
      faults.add(
          Finding.error(
              quoted + " lacks columns " + absent, "make it as source-tables-postgres.sql does"));
    }
    if (!table.selectable()) {
      faults.add(Finding.error("this role may not read " + quoted, "GRANT SELECT ON " + quoted));
    }
    if (!table.published()) {
      faults.add(
          Finding.error(
              quoted + " is not in the publication " + publication,
              "ALTER PUBLICATION " + publication + " ADD TABLE " + quoted));
    }
    if (!FULL.equals(table.identity())) {
      faults.add(identity(table.name(), quoted));
    }
    return faults.isEmpty()
        ? List.of(Finding.ok("published whole, columns " + new TreeSet<>(used)))
        : faults;
  }

  private static Finding identity(String name, String quoted) {
    String advice = "ALTER TABLE " + quoted + " REPLICA IDENTITY FULL";
    return name.equals(ROUTED)
        ? Finding.error(
            "updates and deletes of " + quoted + " do not carry the row before, and are refused",
            advice)
        : Finding.warning(
            "updates of " + quoted + " do not carry the row before: more clients wait than need to",
            advice);
  }
}
