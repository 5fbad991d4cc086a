package io.concord.security.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/**
 * The issuer's public keys, from the one address that the settings or the issuer's discovery
 * document names: nothing in a token leads anywhere. Keys are kept while the issuer is away. A
 * token with an unknown key makes the keys be fetched again, twice in half a minute at most.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
  private static final int TIMEOUT_MS = 2_000;
  private static final int SIZE_MAX_BYTES = 256 * 1024;
  private static final long KEPT_MS = Duration.ofMinutes(5).toMillis();
  private static final long FETCH_TIMEOUT_MS = Duration.ofSeconds(5).toMillis();
  private static final long OUTAGE_MS = Duration.ofHours(12).toMillis();
  private static final long FETCH_INTERVAL_MS = Duration.ofSeconds(30).toMillis();
  private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

  private final OidcSettings settings;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, SIZE_MAX_BYTES);
  private volatile JWKSource<SecurityContext> source;
  private volatile boolean answered;
  private long failedNanos = System.nanoTime() - RETRY_NANOS;

  IssuerKeys(OidcSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    JWKSource<SecurityContext> found = source;
    try {
      List<JWK> keys = (found == null ? discovered() : found).get(selector, context);
      answered = true;
      return keys;
    } catch (RateLimitReachedException e) {
      if (answered) {
        return List.of(); // asked just now: the key is unknown, and the issuer is not away
      }
      throw e;
    }
  }

  private synchronized JWKSource<SecurityContext> discovered() throws KeySourceException {
    if (source == null) {
      if (System.nanoTime() - failedNanos < RETRY_NANOS) {
        throw new KeySourceException("the issuer did not answer a moment ago");
      }
      try {
        source = at(settings.jwks() == null ? discover() : settings.jwks());
      } catch (IOException | ParseException e) {
        failedNanos = System.nanoTime();
        throw new KeySourceException("the issuer must tell where its keys are", e);
      }
    }
    return source;
  }

  private URI discover() throws IOException, ParseException {
    String issuer = settings.issuer().toString();
    URL document =
        URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration").toURL();
    var told = JSONObjectUtils.parse(http.retrieveResource(document).getContent());
    if (!issuer.equals(JSONObjectUtils.getString(told, "issuer"))) {
      throw new IOException("the discovery document must be the issuer's own, issuer=" + issuer);
    }
    URI jwks = JSONObjectUtils.getURI(told, "jwks_uri");
    if (!OidcSettings.isSecure(jwks)) {
      throw new IOException("the issuer's keys must come over https, jwks_uri=" + jwks);
    }
    return jwks;
  }

  private JWKSource<SecurityContext> at(URI jwks) throws MalformedURLException {
    return JWKSourceBuilder.<SecurityContext>create(jwks.toURL(), http)
        .cache(KEPT_MS, FETCH_TIMEOUT_MS)
        .refreshAheadCache(false)
        .rateLimited(FETCH_INTERVAL_MS)
        .outageTolerant(OUTAGE_MS)
        .build();
  }
}
