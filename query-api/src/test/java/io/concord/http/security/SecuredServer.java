package io.concord.http.security;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import io.concord.http.TestServer;
import io.concord.push.ChangeFeed;
import io.concord.push.NoChanges;
import io.concord.security.AddressRange;
import io.concord.security.Authenticator;
import io.concord.security.ClusterSecret;
import io.concord.security.ForwardedAddress;
import io.concord.security.HostNames;
import io.concord.security.KeyRegister;
import io.concord.security.KeySecret;
import io.concord.security.NodeSignature;
import io.concord.security.RateLimits;
import io.concord.security.RateSettings;
import io.concord.security.Tokens;
import io.concord.security.audit.Audit;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A server in memory with keys, and callers who hold them. */
public final class SecuredServer implements AutoCloseable {
  public static final long OWN = 7;
  public static final long FOREIGN = 8;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<AddressRange> LOOPBACK = AddressRange.list("127.0.0.0/8,::1");

  public final KeyRegister keys = new KeyRegister();
  public final NodeSignature nodes = new NodeSignature(secret('s'), InstantSource.system());
  public final String reader = key(List.of(Scope.CLIENTS), List.of(), null);
  public final String bound = key(List.of(Scope.CLIENT), List.of(OWN), null);
  public final String operator = key(List.of(Scope.OPERATE), List.of(), null);
  public final TestServer server;

  public SecuredServer() {
    this(Tokens.NONE, RateSettings.OFF, Audit.NONE, HttpSecurity.BODY_MAX);
  }

  /** One whose callers may subscribe. */
  public SecuredServer(ChangeFeed changes) {
    this(Tokens.NONE, RateSettings.OFF, Audit.NONE, HttpSecurity.BODY_MAX, "", "", changes);
  }

  public SecuredServer(Tokens tokens, RateSettings rate, Audit audit, Duration bodyMax) {
    this(tokens, rate, audit, bodyMax, "", "", new NoChanges());
  }

  /** One that looks at addresses: those of callers, and those of proxies in front of them. */
  SecuredServer(RateSettings rate, String allowed, String proxies) {
    this(Tokens.NONE, rate, Audit.NONE, HttpSecurity.BODY_MAX, allowed, proxies, new NoChanges());
  }

  private SecuredServer(
      Tokens tokens,
      RateSettings rate,
      Audit audit,
      Duration bodyMax,
      String allowed,
      String proxies,
      ChangeFeed changes) {
    keys.read();
    Authenticator authenticator =
        new Authenticator(
            keys,
            tokens,
            nodes,
            LOOPBACK,
            new HostNames(LOOPBACK, Set.of()),
            InstantSource.system());
    server =
        new TestServer(
            new HttpSecurity(
                authenticator,
                new ForwardedAddress(AddressRange.list(proxies)),
                AddressRange.list(allowed),
                Set.of("https://shop.example"),
                new RateLimits(rate),
                audit,
                null,
                bodyMax),
            changes);
  }

  public static ClusterSecret secret(char letter) {
    return new ClusterSecret(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
  }

  public String key(List<Scope> scopes, List<Long> clients, Instant expiresAt) {
    KeySecret secret = KeySecret.random(RANDOM);
    keys.put(
        new ApiKey(
            secret.id(), "test", scopes, clients, secret.sha256(), Instant.now(), expiresAt, null));
    return secret.text();
  }

  public void revoke(String key) {
    keys.put(keys.find(KeySecret.parse(key).id()).revoked(Instant.now()));
  }

  public HttpRequest.Builder as(String token, String path) {
    return server.request(path).header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> get(String token, String path) {
    return server.send(as(token, path).GET());
  }

  public HttpResponse<String> post(String token, String path, String body) {
    return server.send(
        as(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    server.close();
  }
}
