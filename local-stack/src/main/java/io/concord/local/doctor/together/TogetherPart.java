package io.concord.local.doctor.together;

import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.node.SettingsJudge;
import io.concord.local.kafka.KafkaClients;
import io.concord.node.NodeSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Checks whatever two parts both have told of; possibly nothing. */
public final class TogetherPart implements Part {
  private final Evidence evidence;
  private final Duration timeout;
  private final int nodes;

  /**
   * @param nodesAsked how many were given; more may have shown up
   */
  public TogetherPart(Evidence evidence, int nodesAsked, Duration timeout) {
    this.evidence = evidence;
    this.timeout = timeout;
    this.nodes = Math.max(nodesAsked, evidence.nodes().size());
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    evidence.settings().ifPresent(settings -> addSettings(settings, checks));
    addConnector(checks);
    if (evidence.newestCommitAge().isPresent() && evidence.heartbeatAge().isPresent()) {
      checks.add(
          Check.one(
              "together.capture",
              null,
              () ->
                  TogetherJudge.capture(
                      evidence.newestCommitAge().get(), evidence.heartbeatAge().get())));
    }
    if (evidence.versions().size() > 1) {
      checks.add(
          Check.one(
              "together.versions",
              null,
              () -> TogetherJudge.versions(evidence.versions().values())));
      checks.add(
          Check.one(
              "together.addresses",
              null,
              () -> TogetherJudge.addresses(evidence.selves().values())));
    }
    return checks;
  }

  private void addSettings(NodeSettings settings, List<Check> checks) {
    if (nodes > 0) {
      int standbys = settings.recommender().standbyReplicas();
      checks.add(Check.one("together.copies", null, () -> SettingsJudge.copies(standbys, nodes)));
      checks.add(Check.one("together.address", null, () -> address(settings)));
    }
    String brokers = settings.recommender().bootstrapServers();
    evidence
        .clusterId()
        .ifPresent(
            id ->
                checks.add(
                    Check.one(
                        "together.brokers",
                        null,
                        () -> TogetherJudge.brokers(brokers, clusterId(brokers), id))));
  }

  private Finding address(NodeSettings settings) {
    String server = settings.applicationServer();
    String host =
        server == null ? settings.http().host() : server.substring(0, server.lastIndexOf(':'));
    return SettingsJudge.address(host, isLoopback(host), nodes);
  }

  /** Not so when nobody here knows the name: it may be known on the private network alone. */
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void addConnector(List<Check> checks) {
    if (evidence.connector().isEmpty()) {
      return;
    }
    checks.add(
        Check.one(
            "together.prefix",
            null,
            () ->
                TogetherJudge.prefix(
                    evidence.connector().get("topic.prefix"), evidence.topics().sourcePrefix())));
    evidence
        .databaseName()
        .ifPresent(
            name ->
                checks.add(
                    Check.one(
                        "together.database",
                        null,
                        () -> TogetherJudge.database(evidence.connector(), name))));
  }

  private String clusterId(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = KafkaClients.admin(bootstrapServers, timeout)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
