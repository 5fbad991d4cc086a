package io.concord.local.doctor.postgres;

import io.concord.local.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges the server's settings, the role and the replication slot. */
final class ServerJudge {
  private static final long KEPT_MAX = 1L << 30;
  private static final String LOST = "lost";
  private static final String UNRESERVED = "unreserved";

  private ServerJudge() {}

  static Finding walLevel(Map<String, String> settings) {
    String level = settings.get("wal_level");
    return "logical".equals(level)
        ? Finding.ok("wal_level is logical")
        : Finding.error(
            "wal_level is " + level + ": changes cannot be decoded",
            "ALTER SYSTEM SET wal_level = logical, then restart the server");
  }

  static Finding role(String user, PostgresQueries.Role role) {
    if (role.superuser()) {
      return Finding.warning(
          "role " + user + " is a superuser",
          "give the connector a role of its own: LOGIN REPLICATION, SELECT on the tables");
    }
    return role.replication()
        ? Finding.ok("role " + user + " may replicate")
        : Finding.error(
            "role " + user + " may not replicate", "ALTER ROLE " + user + " REPLICATION");
  }

  static Finding slot(String name, List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.name().equals(name)) {
        return slot(slot);
      }
    }
    return Finding.error(
        "there is no replication slot " + name,
        "start the connector, which creates it; if it was dropped, changes are lost: rebuild");
  }

  private static Finding slot(Slot slot) {
    String seen =
        "slot %s is %s, keeps %d MB of the log"
            .formatted(
                slot.name(), slot.active() ? "active" : "not active", slot.keptBytes() >> 20);
    if (LOST.equals(slot.walStatus())) {
      return Finding.error(
          "slot " + slot.name() + " has lost part of the log, and changes with it",
          "drop it and rebuild");
    }
    if (UNRESERVED.equals(slot.walStatus())) {
      return Finding.error(
          seen + ", which the server is about to remove",
          "start the connector now, and raise max_slot_wal_keep_size");
    }
    if (!slot.active()) {
      return Finding.error(seen + ": nobody reads changes", "start the connector");
    }
    return slot.keptBytes() > KEPT_MAX
        ? Finding.warning(seen, "see why the connector does not keep up")
        : Finding.ok(seen);
  }

  /** What an absent connector does to the server. */
  static Finding kept(Map<String, String> settings) {
    String limit = settings.get("max_slot_wal_keep_size");
    return "-1".equals(limit)
        ? Finding.warning(
            "max_slot_wal_keep_size is -1: while the connector is away the log fills the disk",
            "set it to what the longest outage writes, and raise an alert long before")
        : Finding.ok("the log is kept up to " + limit + " MB for a connector that is away");
  }

  /** Another slot and another sender must be had for a new capture beside the old one. */
  static List<Finding> room(Map<String, String> settings, int slots, int senders) {
    List<Finding> findings = new ArrayList<>();
    findings.add(room("max_replication_slots", settings, slots));
    findings.add(room("max_wal_senders", settings, senders));
    return findings;
  }

  private static Finding room(String setting, Map<String, String> settings, int used) {
    int all = Integer.parseInt(settings.get(setting));
    String seen = "%d of %s = %d are used".formatted(used, setting, all);
    return used < all
        ? Finding.ok(seen)
        : Finding.warning(seen, "raise it: a rebuild captures beside what is there");
  }
}
