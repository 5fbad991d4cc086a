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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The issuer's public keys, from the one address that the settings or the issuer's discovery
 * document names: nothing in a token leads anywhere. Keys are kept while the issuer is away. A
 * token with an unknown key makes the keys be fetched again, twice in half a minute at most; while
 * the issuer is slow only some requests wait for it, so that the others find threads.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
  private static final int TIMEOUT_MS = 2_000;
  private static final int SIZE_MAX_BYTES = 256 * 1024;
  private static final long KEPT_MS = Duration.ofMinutes(5).toMillis();
  private static final long FETCH_TIMEOUT_MS = Duration.ofSeconds(5).toMillis();
  private static final long OUTAGE_MS = Duration.ofHours(12).toMillis();
  private static final long FETCH_INTERVAL_MS = Duration.ofSeconds(30).toMillis();
  private static final int WAITING_MAX = 32;
  private static final long PLACE_MS = 100;
  private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

  private final OidcSettings settings;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, SIZE_MAX_BYTES);
  private final Semaphore places = new Semaphore(WAITING_MAX);
  private final ReentrantLock discovery = new ReentrantLock();
  private volatile JWKSource<SecurityContext> source;
  private volatile boolean answered;
  // guarded by discovery
  private long failedNanos = System.nanoTime() - RETRY_NANOS;

  IssuerKeys(OidcSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    enter();
    try {
      return matching(selector, context);
    } finally {
      places.release();
    }
  }

  private void enter() throws KeySourceException {
    try {
      if (!places.tryAcquire(PLACE_MS, TimeUnit.MILLISECONDS)) {
        throw new KeySourceException("enough requests wait for the issuer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeySourceException("interrupted while others wait for the issuer", e);
    }
  }

  private List<JWK> matching(JWKSelector selector, SecurityContext context)
      throws KeySourceException {
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

  private JWKSource<SecurityContext> discovered() throws KeySourceException {
    discovery.lock();
    try {
      if (source == null) {
        source = discoverSeldom();
      }
      return source;
    } finally {
      discovery.unlock();
    }
  }

  private JWKSource<SecurityContext> discoverSeldom() throws KeySourceException {
    if (System.nanoTime() - failedNanos < RETRY_NANOS) {
      throw new KeySourceException("the issuer did not answer a moment ago");
    }
    try {
      return at(settings.jwks() == null ? discover() : settings.jwks());
    } catch (IOException | ParseException e) {
      failedNanos = System.nanoTime();
      throw new KeySourceException("the issuer must tell where its keys are", e);
    }
  }

  private URI discover() throws IOException, ParseException {
    String issuer = settings.issuer().toString();
    URL document =
        URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration").toURL();
    var told = JSONObjectUtils.parse(http.retrieveResource(document).getContent());
    if (!issuer.equals(JSONObjectUtils.getString(told, "issuer"))) {
      throw new IOException("the discovery document must be the issuer's own, issuer=" + issuer);
    }
    URI keys = JSONObjectUtils.getURI(told, "jwks_uri");
    if (keys == null || !OidcSettings.isSecure(keys)) {
      throw new IOException("the issuer's keys must come over https, jwks_uri=" + keys);
    }
    return keys;
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
