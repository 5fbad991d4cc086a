package io.concord.security.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Whose tokens are accepted.
 *
 * @param issuer as tokens name it
 * @param audience that tokens must name
 * @param jwks where the issuer's keys are; null for where its discovery document says
 * @param clockSkew by which clocks may differ
 * @param scopeClaim name of the claim with the scopes
 * @param clientsClaim name of the claim with the clients that scope client is bound to
 */
public record OidcSettings(
    URI issuer,
    String audience,
    URI jwks,
    Duration clockSkew,
    String scopeClaim,
    String clientsClaim) {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  public OidcSettings {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(clockSkew, "clockSkew");
    Objects.requireNonNull(scopeClaim, "scopeClaim");
    Objects.requireNonNull(clientsClaim, "clientsClaim");
  }

  /**
   * Whether keys from there are the issuer's for certain: those that came over a line that anybody
   * could write to would open the door to anybody.
   *
   * @param url null for none
   */
  public static boolean isSecure(URI url) {
    return url != null
        && url.getHost() != null
        && ("https".equals(url.getScheme())
            || "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()));
  }
}
