package io.concord.security;

import java.time.Instant;
import java.util.Objects;

/**
 * A caller who is known.
 *
 * @param id of the key; issuer and subject of the token; the address of a caller without a key
 * @param name of the key; null when there is none
 * @param expiresAt when his key or token ends; null for never
 */
public record Principal(Kind kind, String id, String name, Grant grant, Instant expiresAt) {
  /** Another node, which may ask for everything. */
  public static final Principal NODE = new Principal(Kind.NODE, "node", null, Grant.ALL, null);

  /** How a caller is known. */
  public enum Kind {
    KEY,
    TOKEN,
    NODE,
    /** By his address alone, while there are no keys. */
    LOCAL
  }

  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(grant, "grant");
  }

  /** A caller on an address that needs no key. */
  static Principal local(String address) {
    return new Principal(Kind.LOCAL, address, null, Grant.ALL, null);
  }

  /** Whether what only nodes may say is believed of him; without keys every caller is trusted. */
  public boolean isTrusted() {
    return kind == Kind.NODE || kind == Kind.LOCAL;
  }
}
