package io.concord.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.concord.security.oidc.OidcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on this machine, with the two documents that matter. */
public final class TestIssuer implements AutoCloseable {
  public static final String AUDIENCE = "recommender";

  /** How often for the discovery document. */
  public final AtomicInteger asked = new AtomicInteger();

  /** How often for the keys. */
  public final AtomicInteger fetched = new AtomicInteger();

  private final HttpServer server;
  private volatile RSAKey key = key("first");
  private volatile String document;

  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError("a free port must be there", e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, document);
        });
    server.createContext(
        "/keys",
        exchange -> {
          fetched.incrementAndGet();
          answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
    server.start();
    tell("{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri(), uri()));
  }

  /** Has another discovery document from now on. */
  public void tell(String document) {
    this.document = document;
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError("a key must be makeable", e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public OidcSettings settings() {
    return new OidcSettings(uri(), AUDIENCE, null, Duration.ofSeconds(60), "scope", "clients");
  }

  public RSAKey key() {
    return key;
  }

  /** Signs with another key from now on. */
  public void rotate() {
    key = key("second");
  }

  /** What an honest token says: one who may read all clients for an hour. */
  public JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(uri().toString())
        .audience(AUDIENCE)
        .subject("alice")
        .claim("scope", "openid clients")
        .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
  }

  public String token(JWTClaimsSet.Builder claims) {
    return sign(header().build(), claims, signer(key));
  }

  public JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
  }

  public static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new AssertionError("the key must have its private part", e);
    }
  }

  public static String sign(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) {
    try {
      SignedJWT token = new SignedJWT(header, claims.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError("the token must be signable", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
