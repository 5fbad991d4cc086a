package io.concord.http.security.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import io.concord.http.security.TestIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.Date;

/** With tokens that the issuer did not sign for this service and this moment. */
final class TokenAttacks {
  private TokenAttacks() {}

  static void addTo(Attacks attacks) {
    attacks
        .add("an expired token", site -> site.bearer(token(site, -120, null)))
        .add("a token that is not valid yet", site -> site.bearer(token(site, 3_600, 120L)))
        .add("a token without an end", TokenAttacks::endless)
        .add("a token for another service", TokenAttacks::otherAudience)
        .add("a token of another issuer", TokenAttacks::otherIssuer)
        .add("a token with alg none", TokenAttacks::unsigned)
        .add("a token with HS256 over the public key", TokenAttacks::confused)
        .add("a token that was tampered with", TokenAttacks::tampered)
        .add("a token whose head is null", site -> site.bearer("bnVsbA.e30.AAAA"))
        .add("a token without a subject", TokenAttacks::nameless)
        .add("a token with an unknown kid", TokenAttacks::unknownKey)
        .add("a token that names its own keys (jku)", TokenAttacks::ownKeys);
  }

  private static String token(Site site, long endsInSeconds, Long beginsInSeconds) {
    Instant now = Instant.now();
    return site.issuer.token(
        site.issuer
            .claims()
            .expirationTime(Date.from(now.plusSeconds(endsInSeconds)))
            .notBeforeTime(
                beginsInSeconds == null ? null : Date.from(now.plusSeconds(beginsInSeconds))));
  }

  private static String endless(Site site) {
    return site.bearer(site.issuer.token(site.issuer.claims().expirationTime(null)));
  }

  private static String nameless(Site site) {
    return site.bearer(site.issuer.token(site.issuer.claims().subject(null)));
  }

  private static String otherAudience(Site site) {
    return site.bearer(site.issuer.token(site.issuer.claims().audience("mailing")));
  }

  private static String otherIssuer(Site site) {
    return site.bearer(site.issuer.token(site.issuer.claims().issuer("https://evil.example")));
  }

  private static String unsigned(Site site) {
    return site.bearer(new PlainJWT(site.issuer.claims().build()).serialize());
  }

  private static String confused(Site site) throws JOSEException {
    RSAKey known = site.issuer.key();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(known.getKeyID()).build();
    MACSigner signer = new MACSigner(known.toRSAPublicKey().getEncoded());
    return site.bearer(TestIssuer.sign(header, site.issuer.claims(), signer));
  }

  private static String tampered(Site site) {
    String[] honest = site.issuer.token(site.issuer.claims().claim("scope", "openid")).split("\\.");
    String[] greedy = site.issuer.token(site.issuer.claims()).split("\\.");
    return site.bearer(honest[0] + "." + greedy[1] + "." + honest[2]);
  }

  private static String unknownKey(Site site) {
    RSAKey own = TestIssuer.key("own");
    JWSHeader header = site.issuer.header().keyID("own").build();
    return site.bearer(TestIssuer.sign(header, site.issuer.claims(), TestIssuer.signer(own)));
  }

  private static String ownKeys(Site site) {
    try (TestIssuer evil = new TestIssuer()) {
      JWSHeader header =
          evil.header().keyID("evil").jwkURL(URI.create(evil.uri() + "/keys")).build();
      String answer =
          site.bearer(TestIssuer.sign(header, site.issuer.claims(), TestIssuer.signer(evil.key())));
      return evil.fetched.get() == 0 ? answer + ", and nothing is fetched" : answer;
    }
  }
}
