package io.concord.local.doctor.node;

import io.concord.local.doctor.check.Finding;

/** Judges settings that a node takes, and that may still be unwise. */
public final class SettingsJudge {
  private static final long FREE_MIN = 1L << 30;
  private static final long FREE_WANTED = 5L << 30;

  private SettingsJudge() {}

  static Finding stateDir(String folder, boolean writable, long freeBytes) {
    String seen = "state.dir %s, %d MB free".formatted(folder, freeBytes >> 20);
    if (!writable) {
      return Finding.error(
          "state.dir " + folder + " cannot be written", "let the node's user write there");
    }
    if (freeBytes < FREE_MIN) {
      return Finding.error(seen, "make room: a node whose disk is full stops");
    }
    return freeBytes < FREE_WANTED
        ? Finding.warning(seen, "make room before the history grows")
        : Finding.ok(seen);
  }

  static Finding replication(short factor) {
    return factor == 1
        ? Finding.warning(
            "replication.factor=1: state is lost with one broker's disk",
            "set -1, the brokers' default, or 3")
        : Finding.ok("replication.factor=" + factor);
  }

  /** Of nodes that are several. */
  public static Finding copies(int standbyReplicas, int nodes) {
    String seen = "standby.replicas=%d with %d nodes".formatted(standbyReplicas, nodes);
    return standbyReplicas == 0 && nodes > 1
        ? Finding.warning(
            seen + ": a node that ends takes its clients' lists away until they are restored",
            "set standby.replicas=1 on all nodes")
        : Finding.ok(seen);
  }

  /**
   * Whether other nodes reach one that is at this host.
   *
   * @param isLoopback whether the host's name leads back to the machine that asks for it
   */
  public static Finding address(String host, boolean isLoopback, int nodes) {
    String seen = "other nodes reach this one at " + host;
    return nodes > 1 && isLoopback
        ? Finding.warning(
            seen + ", which is each node itself",
            "set http.host or application.server to an address of the private network; ignore this"
                + " where all nodes run on one machine")
        : Finding.ok(seen);
  }
}
