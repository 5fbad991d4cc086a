package io.concord.security.oidc;

import java.net.URI;
import java.time.Duration;
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
  public OidcSettings {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(clockSkew, "clockSkew");
    Objects.requireNonNull(scopeClaim, "scopeClaim");
    Objects.requireNonNull(clientsClaim, "clientsClaim");
  }
}
