package io.concord.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.concord.security.Grant;
import io.concord.security.Identification;
import io.concord.security.Identification.Known;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import io.concord.security.Principal;
import io.concord.security.Tokens;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts JSON Web Tokens that the issuer signed for this service. Only signatures with a private
 * key count: {@code none}, and HMAC with what everybody knows as the public key, are no algorithms
 * here.
 */
public final class JwtTokens implements Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(JwtTokens.class);
  private static final int LENGTH_MAX = 8 * 1024;

  /** Those that every issuer has one of. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Refused NO_GOOD =
      new Refused("the token must be a valid one of the issuer for this service");
  private static final Undecided ISSUER_AWAY =
      new Undecided("the issuer of tokens does not answer");

  private final OidcSettings settings;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  public JwtTokens(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(settings)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(new RequiredClaims(settings, clock));
  }

  @Override
  public Identification identify(String token) {
    if (token.length() > LENGTH_MAX) {
      return NO_GOOD;
    }
    try {
      return JWTParser.parse(token) instanceof SignedJWT signed
          ? new Known(principal(processor.process(signed, null)))
          : NO_GOOD;
    } catch (KeySourceException e) {
      LOG.warn("The keys of the issuer of tokens cannot be had: {}", e.getMessage());
      return ISSUER_AWAY;
    } catch (ParseException | BadJOSEException | JOSEException | RuntimeException e) {
      // the library meets some nonsense with what is thrown at programmers
      LOG.debug("A token is refused: {}", e.getMessage());
      return NO_GOOD;
    }
  }

  private Principal principal(JWTClaimsSet claims) {
    if (claims.getSubject() == null || claims.getSubject().isBlank()) {
      throw new IllegalArgumentException("the subject must be named");
    }
    Grant grant = GrantClaims.read(claims, settings.scopeClaim(), settings.clientsClaim());
    Instant end = claims.getExpirationTime().toInstant().plus(settings.clockSkew());
    String id = claims.getIssuer() + "#" + claims.getSubject();
    return new Principal(Principal.Kind.TOKEN, id, null, grant, end);
  }
}
