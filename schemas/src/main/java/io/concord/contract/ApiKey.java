package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Value of the topic of API keys, by key ID: what a key is called and may do, and the hash of its
 * secret. A revoked key stays, with its time of revocation.
 *
 * @param id the part of a key that is no secret, such as {@code 3vHq0ZkP9c}
 * @param name whose key it is
 * @param clients the clients it is bound to; none unless its scope is {@link Scope#CLIENT}
 * @param sha256 of the whole key as it is sent, 64 hexadecimal digits
 * @param expiresAt null for never
 * @param revokedAt null while it is good
 */
public record ApiKey(
    String id,
    String name,
    List<Scope> scopes,
    List<Long> clients,
    String sha256,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** What a caller may be allowed. */
  public enum Scope {
    /** To read the clients it is bound to. */
    @JsonProperty("client")
    CLIENT,
    /** To read every client. */
    @JsonProperty("clients")
    CLIENTS,
    /** To read the figures, instances and topology of the nodes. */
    @JsonProperty("operate")
    OPERATE;

    /** As the contract writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ApiKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(createdAt, "createdAt");
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, id=" + id);
    }
    scopes = List.copyOf(scopes);
    clients = List.copyOf(clients);
    if (scopes.contains(Scope.CLIENT) == clients.isEmpty()) {
      throw new IllegalArgumentException(
          "scope client must come with the clients it is bound to, no other scope with any, scopes="
              + scopes
              + ", clients="
              + clients);
    }
  }

  /** The same key, good no more. */
  public ApiKey revoked(Instant at) {
    return new ApiKey(id, name, scopes, clients, sha256, createdAt, expiresAt, at);
  }
}
