package io.concord.node;

import io.concord.http.security.HttpSecurity;
import io.concord.http.security.ReloadedTls;
import io.concord.query.remote.HttpPeers;
import io.concord.query.remote.PeerProtocol;
import io.concord.security.Authenticator;
import io.concord.security.ClusterSecret;
import io.concord.security.ForwardedAddress;
import io.concord.security.HostNames;
import io.concord.security.KeyRegister;
import io.concord.security.NodeSignature;
import io.concord.security.RateLimits;
import io.concord.security.Tokens;
import io.concord.security.audit.Audit;
import io.concord.security.audit.AuditFile;
import io.concord.security.audit.AuditLog;
import io.concord.security.audit.AuditSink;
import io.concord.security.kafka.AuditTopic;
import io.concord.security.kafka.KeyTopic;
import io.concord.security.oidc.JwtTokens;
import io.concord.security.tls.PemFiles;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Builds what keeps a node's door out of its settings, and ends it with the node. */
final class NodeSecurity implements AutoCloseable {
  private final SecuritySettings settings;
  private final NodeSignature signature;
  private final KeyTopic keyTopic;
  private final AuditLog auditLog;
  private final ReloadedTls tls;
  private final HttpSecurity http;

  NodeSecurity(NodeSettings node, InstantSource clock) {
    settings = node.security();
    signature =
        settings.clusterSecret() == null
            ? null
            : new NodeSignature(ClusterSecret.read(settings.clusterSecret()), clock);
    KeyRegister keys = new KeyRegister();
    keyTopic =
        new KeyTopic(
            node.recommender().bootstrapServers(),
            node.recommender().topics().apiKeys(),
            node.recommender().replicationFactor(),
            keys);
    tls = settings.tls() == null ? null : new ReloadedTls(settings.tls());
    auditLog = auditLog(node);
    http =
        new HttpSecurity(
            authenticator(node, keys, clock),
            new ForwardedAddress(settings.trustedProxies()),
            settings.allowedAddresses(),
            Set.of(),
            new RateLimits(settings.rate()),
            auditLog == null ? Audit.NONE : auditLog,
            tls,
            HttpSecurity.BODY_MAX);
  }

  private Authenticator authenticator(NodeSettings node, KeyRegister keys, InstantSource clock) {
    Tokens tokens = settings.oidc() == null ? Tokens.NONE : new JwtTokens(settings.oidc(), clock);
    HostNames hosts = new HostNames(settings.addressesWithoutKey(), names(node));
    return new Authenticator(keys, tokens, signature, settings.addressesWithoutKey(), hosts, clock);
  }

  /** As which operator and other nodes know this one. */
  private static Set<String> names(NodeSettings node) {
    Set<String> names = new HashSet<>();
    if (!NodeSettings.ANY_ADDRESS.contains(node.http().host())) {
      names.add(node.http().host().toLowerCase(Locale.ROOT));
    }
    if (node.applicationServer() != null) {
      names.add(node.applicationServer().replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static AuditLog auditLog(NodeSettings node) {
    SecuritySettings settings = node.security();
    List<AuditSink> sinks = new ArrayList<>();
    if (settings.auditFile() != null) {
      sinks.add(new AuditFile(settings.auditFile()));
    }
    if (settings.auditTopic() != null) {
      sinks.add(new AuditTopic(node.recommender().bootstrapServers(), settings.auditTopic()));
    }
    return sinks.isEmpty() ? null : new AuditLog(node.recommender().nodeId(), sinks);
  }

  HttpSecurity http() {
    return http;
  }

  /** The other nodes, asked as this one wants to be asked. */
  HttpPeers peers(UnaryOperator<HttpClient> around) {
    SSLContext trust =
        settings.tls() == null || settings.tls().trust() == null
            ? null
            : PemFiles.trusting(settings.tls().trust());
    String scheme = settings.tls() == null ? "http" : "https";
    return new HttpPeers(around, new PeerProtocol(scheme, signature), trust);
  }

  /**
   * Begins to read the keys; until they are read nobody is answered but about the node's health.
   */
  void start() {
    keyTopic.start();
  }

  @Override
  public void close() {
    keyTopic.close();
    if (tls != null) {
      tls.close();
    }
    if (auditLog != null) {
      auditLog.close();
    }
  }
}
