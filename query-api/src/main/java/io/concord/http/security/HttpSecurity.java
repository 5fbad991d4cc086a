package io.concord.http.security;

import io.concord.security.AddressRange;
import io.concord.security.Authenticator;
import io.concord.security.ForwardedAddress;
import io.concord.security.HostNames;
import io.concord.security.Keys;
import io.concord.security.RateLimits;
import io.concord.security.RateSettings;
import io.concord.security.Tokens;
import io.concord.security.audit.Audit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What stands between the network and the routes.
 *
 * @param allowedAddresses of callers; empty for any
 * @param webSocketOrigins foreign ones whose pages may open a WebSocket
 * @param audit {@link Audit#NONE} for no log of who read what
 * @param tls null for plain HTTP
 * @param bodyMax within which a body must have come
 */
public record HttpSecurity(
    Authenticator authenticator,
    ForwardedAddress forwarded,
    List<AddressRange> allowedAddresses,
    Set<String> webSocketOrigins,
    RateLimits limits,
    Audit audit,
    Tls tls,
    Duration bodyMax) {
  /** Longer than any body takes that a person's line can carry. */
  public static final Duration BODY_MAX = Duration.ofSeconds(10);

  private static final List<AddressRange> LOOPBACK = AddressRange.list("127.0.0.0/8,::1");

  public HttpSecurity {
    Objects.requireNonNull(authenticator, "authenticator");
    Objects.requireNonNull(forwarded, "forwarded");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(audit, "audit");
    allowedAddresses = List.copyOf(allowedAddresses);
    webSocketOrigins = Set.copyOf(webSocketOrigins);
  }

  /** Of a node to which nobody gave settings or keys: it answers its own machine. */
  public static HttpSecurity loopback(InstantSource clock) {
    Authenticator authenticator =
        new Authenticator(
            Keys.NONE, Tokens.NONE, null, LOOPBACK, new HostNames(LOOPBACK, Set.of()), clock);
    return of(authenticator);
  }

  /** One that has no limits but who its callers are. */
  public static HttpSecurity of(Authenticator authenticator) {
    return new HttpSecurity(
        authenticator,
        new ForwardedAddress(List.of()),
        List.of(),
        Set.of(),
        new RateLimits(RateSettings.OFF),
        Audit.NONE,
        null,
        BODY_MAX);
  }
}
