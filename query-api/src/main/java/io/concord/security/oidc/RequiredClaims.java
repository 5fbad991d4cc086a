package io.concord.security.oidc;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** Who, from whom, for whom and until when: a token that leaves one of them out is none. */
final class RequiredClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
  private final InstantSource clock;

  RequiredClaims(OidcSettings settings, InstantSource clock) {
    super(
        settings.audience(),
        new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
        Set.of("sub", "exp", "aud"));
    this.clock = clock;
    setMaxClockSkew((int) settings.clockSkew().toSeconds());
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }
}
