package io.concord.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import io.concord.contract.ApiKey.Scope;
import io.concord.http.security.TestIssuer;
import io.concord.security.Identification;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import io.concord.security.Principal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens allow, and keys that change or cannot be had; bad tokens are among the attacks. */
class JwtTokensTest {
  private final TestIssuer issuer = new TestIssuer();
  private Instant now = Instant.now();
  private final JwtTokens tokens = new JwtTokens(issuer.settings(), () -> now);

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void shouldReadScopesAndClientsInEitherForm() {
    Principal list =
        holder(
            issuer
                .claims()
                .claim("scope", List.of("client", "x"))
                .claim("clients", List.of(7, "8")));
    assertThat(list.grant().scopes()).containsExactly(Scope.CLIENT);
    assertThat(list.grant().clients()).containsExactlyInAnyOrder(7L, 8L);
    Principal text =
        holder(issuer.claims().claim("scope", "clients operate").claim("clients", null));
    assertThat(text.grant().scopes()).containsExactlyInAnyOrder(Scope.CLIENTS, Scope.OPERATE);
    assertThat(text.id()).isEqualTo(issuer.uri() + "#alice");
    assertThat(holder(issuer.claims().claim("scope", null)).grant().scopes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "RS512"})
  void shouldAcceptOtherAlgorithmsOfTheList(String algorithm) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(issuer.key().getKeyID()).build();
    String token = TestIssuer.sign(header, issuer.claims(), TestIssuer.signer(issuer.key()));
    assertThat(tokens.identify(token).principal()).isNotNull();
  }

  @Test
  void shouldBearWithClocksThatDiffer() {
    String token = issuer.token(issuer.claims().expirationTime(Date.from(now.minusSeconds(50))));
    assertThat(tokens.identify(token).principal()).isNotNull();
    now = now.plusSeconds(30);
    assertThat(tokens.identify(token)).isInstanceOf(Refused.class);
  }

  @Test
  void shouldFetchTheKeysAgainWhenTheIssuerSignsWithANewOne() {
    holder(issuer.claims());
    issuer.rotate();
    holder(issuer.claims());
    assertThat(issuer.fetched).hasValue(2);
  }

  @Test
  void shouldGoOnWithKnownKeysWhileTheIssuerIsAway() {
    String token = issuer.token(issuer.claims());
    tokens.identify(token);
    issuer.close();
    assertThat(tokens.identify(token).principal()).isNotNull();
  }

  /** 0 is this machine too, which the rule does not know by that name. */
  @ParameterizedTest
  @ValueSource(strings = {"http://0.0.0.0:%d/keys", "http:/keys", "ftp://127.0.0.1:%d/keys"})
  void shouldNotFetchKeysOverALineThatAnybodyCanWriteTo(String keys) {
    issuer.pointTo(keys.formatted(issuer.uri().getPort()));
    assertThat(tokens.identify(issuer.token(issuer.claims()))).isInstanceOf(Undecided.class);
    assertThat(issuer.fetched).hasValue(0);
  }

  @Test
  void shouldNotDecideWithoutKeys() {
    issuer.close();
    assertThat(tokens.identify(issuer.token(issuer.claims()))).isInstanceOf(Undecided.class);
  }

  /** Whoever sends tokens with unknown keys must not make us a weapon against the issuer. */
  @Test
  void shouldAskTheIssuerSeldomWhenKeysAreUnknown() {
    tokens.identify(issuer.token(issuer.claims()));
    String unknown =
        TestIssuer.sign(
            issuer.header().keyID("nobody's").build(),
            issuer.claims(),
            TestIssuer.signer(issuer.key()));
    for (int i = 0; i < 20; i++) {
      Identification answer = tokens.identify(unknown);
      assertThat(answer).isInstanceOf(Refused.class);
    }
    assertThat(issuer.fetched.get()).isLessThanOrEqualTo(3);
  }

  private Principal holder(JWTClaimsSet.Builder claims) {
    Principal holder = tokens.identify(issuer.token(claims)).principal();
    assertThat(holder).isNotNull();
    return holder;
  }
}
