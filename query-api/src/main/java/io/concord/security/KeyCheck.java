package io.concord.security;

import io.concord.contract.ApiKey;
import io.concord.security.Identification.Known;
import io.concord.security.Identification.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Tells who holds an API key, and whether it is still good. */
final class KeyCheck {
  private static final Refused NO_GOOD =
      new Refused("the API key must be one that was created here and not revoked");
  private static final Refused EXPIRED = new Refused("the API key has expired");

  private final Keys keys;
  private final InstantSource clock;

  KeyCheck(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Malformed, unknown, wrong and revoked keys are told alike: a guess must teach nothing. */
  Identification identify(String text) {
    KeySecret shown = KeySecret.parse(text);
    ApiKey key = shown == null ? null : keys.find(shown.id());
    if (key == null || !shown.matches(key.sha256()) || key.revokedAt() != null) {
      return NO_GOOD;
    }
    return hasExpired(key) ? EXPIRED : new Known(principal(key));
  }

  private boolean hasExpired(ApiKey key) {
    return !isBefore(key.expiresAt());
  }

  /** Whether that end has not come yet; null never comes. */
  boolean isBefore(Instant end) {
    return end == null || clock.instant().isBefore(end);
  }

  private static Principal principal(ApiKey key) {
    Grant grant = new Grant(Set.copyOf(key.scopes()), Set.copyOf(key.clients()));
    return new Principal(Principal.Kind.KEY, key.id(), key.name(), grant, key.expiresAt());
  }

  /** Whether the holder of a key is one still. */
  boolean stands(Principal holder) {
    ApiKey key = keys.find(holder.id());
    return key != null && key.revokedAt() == null && !hasExpired(key);
  }
}
