package io.concord.local.doctor.together;

import io.concord.local.doctor.check.Finding;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;

/** Judges what two parts say of the same thing. */
final class TogetherJudge {
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  private TogetherJudge() {}

  static Finding prefix(String connector, String nodes) {
    return nodes.equals(connector)
        ? Finding.ok("connector and nodes use the topic prefix " + nodes)
        : Finding.error(
            "the connector writes below %s, nodes read below %s".formatted(connector, nodes),
            "set the connector's topic.prefix and the nodes' source.prefix alike, or give"
                + " --prefix");
  }

  /** A SQL Server connector may have several databases. */
  static Finding database(Map<String, String> connector, String name) {
    String captured =
        connector.getOrDefault("database.names", connector.getOrDefault("database.dbname", ""));
    boolean same = Arrays.asList(captured.split("\\s*,\\s*")).contains(name);
    return same
        ? Finding.ok("the connector reads database " + name)
        : Finding.error(
            "the connector reads database %s, --jdbc names %s".formatted(captured, name),
            "see which is the shop's");
  }

  static Finding brokers(String bootstrapServers, String configured, String asked) {
    return configured.equals(asked)
        ? Finding.ok("bootstrap.servers=" + bootstrapServers + " is the cluster of --kafka")
        : Finding.error(
            "bootstrap.servers=%s is cluster %s, --kafka is %s"
                .formatted(bootstrapServers, configured, asked),
            "see which the connector writes to");
  }

  /** What was captured in the database, and whether the connector is there to read it. */
  static Finding capture(Duration newestCommit, Duration heartbeat) {
    String seen =
        "the newest captured commit is %d s old, the connector's last heartbeat %d s"
            .formatted(newestCommit.toSeconds(), heartbeat.toSeconds());
    return heartbeat.compareTo(SILENCE_MAX) > 0 && newestCommit.compareTo(heartbeat) < 0
        ? Finding.error(
            seen + ": changes wait that nobody has read",
            "start the connector before the change tables are cleaned")
        : Finding.ok(seen);
  }

  /** Of each node that was asked. */
  static Finding versions(Collection<String> versions) {
    TreeSet<String> different = new TreeSet<>(versions);
    return different.size() == 1
        ? Finding.ok("all nodes have version " + different.first())
        : Finding.warning(
            "nodes have versions " + different, "finish the upgrade: bring all to one version");
  }

  /** What each node that was asked takes for its own. */
  static Finding addresses(Collection<String> selves) {
    return new HashSet<>(selves).size() == selves.size()
        ? Finding.ok("each node has an address of its own")
        : Finding.error(
            "several nodes take the same for their address: " + new TreeSet<>(selves),
            "give each an application.server of its own");
  }
}
