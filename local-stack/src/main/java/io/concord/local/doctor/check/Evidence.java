package io.concord.local.doctor.check;

import io.concord.node.NodeSettings;
import io.concord.topology.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What parts have told so far, for the parts after them: those given together are held against each
 * other. Thread-safe.
 */
public final class Evidence {
  private final String prefix;
  private volatile NodeSettings settings;
  private volatile Map<String, String> connector = Map.of();
  private volatile String clusterId;
  private volatile Duration heartbeatAge;
  private volatile Duration newestCommitAge;
  private volatile String databaseName;
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final Map<URI, String> versions = new ConcurrentHashMap<>();
  private final Map<URI, String> selves = new ConcurrentHashMap<>();

  /**
   * Nothing told yet.
   *
   * @param prefix of the topics; null for what the settings say
   */
  public Evidence(String prefix) {
    this.prefix = prefix;
  }

  /** Edge topics, by what is known of their prefix. */
  public Topics topics() {
    Topics configured = settings == null ? new Topics("concord") : settings.recommender().topics();
    return prefix == null || prefix.equals(configured.prefix()) ? configured : new Topics(prefix);
  }

  public void settings(NodeSettings told) {
    settings = told;
  }

  public Optional<NodeSettings> settings() {
    return Optional.ofNullable(settings);
  }

  public void connector(Map<String, String> told) {
    connector = Map.copyOf(told);
  }

  /** Settings of the connector; empty while none is known. */
  public Map<String, String> connector() {
    return connector;
  }

  public void clusterId(String told) {
    clusterId = told;
  }

  /** Of the brokers. */
  public Optional<String> clusterId() {
    return Optional.ofNullable(clusterId);
  }

  public void heartbeatAge(Duration told) {
    heartbeatAge = told;
  }

  /** Since the connector wrote its last heartbeat. */
  public Optional<Duration> heartbeatAge() {
    return Optional.ofNullable(heartbeatAge);
  }

  public void newestCommitAge(Duration told) {
    newestCommitAge = told;
  }

  /** Since the newest commit that change data capture has read from the database's log. */
  public Optional<Duration> newestCommitAge() {
    return Optional.ofNullable(newestCommitAge);
  }

  public void databaseName(String told) {
    databaseName = told;
  }

  public Optional<String> databaseName() {
    return Optional.ofNullable(databaseName);
  }

  public void node(String address) {
    nodes.add(address);
  }

  /** Addresses of all nodes that those who were asked know. */
  public Set<String> nodes() {
    return Set.copyOf(nodes);
  }

  public void version(URI asked, String version) {
    versions.put(asked, version);
  }

  /** Of each node that was asked. */
  public Map<URI, String> versions() {
    return Map.copyOf(versions);
  }

  public void self(URI asked, String address) {
    selves.put(asked, address);
  }

  /** What each node that was asked takes for its own address. */
  public Map<URI, String> selves() {
    return Map.copyOf(selves);
  }
}
