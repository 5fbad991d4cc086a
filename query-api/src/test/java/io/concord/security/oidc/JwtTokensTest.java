package io.concord.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.concord.contract.ApiKey.Scope;
import io.concord.http.security.TestIssuer;
import io.concord.security.Identification;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import io.concord.security.Principal;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    issuer.tell(
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}"
            .formatted(issuer.uri(), keys.formatted(issuer.uri().getPort())));
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

  /** Whoever sends tokens must not make us ask for ever either, nor see us fail. */
  @Test
  void shouldAskTheIssuerSeldomWhoseDocumentIsNoGood() {
    for (String document :
        List.of(
            "{\"issuer\":\"%s\"}", "{\"issuer\":\"%s\",\"jwks_uri\":\"file:/etc/hosts\"}", "[]")) {
      try (TestIssuer strange = new TestIssuer()) {
        strange.tell(document.formatted(strange.uri()));
        JwtTokens judge = new JwtTokens(strange.settings(), () -> now);
        for (int i = 0; i < 3; i++) {
          assertThat(judge.identify(strange.token(strange.claims()))).isInstanceOf(Undecided.class);
        }
        assertThat(strange.asked).hasValue(1);
      }
    }
  }

  /** It takes connections and says nothing. */
  @Test
  void shouldHaveOnlySomeRequestsWaitForASlowIssuer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      JwtTokens judge =
          new JwtTokens(
              new OidcSettings(uri, "x", null, Duration.ZERO, "scope", "clients"), () -> now);
      String token = issuer.token(issuer.claims());
      AtomicInteger answered = new AtomicInteger();
      ExecutorService callers = Executors.newFixedThreadPool(64);
      for (int i = 0; i < 64; i++) {
        callers.execute(
            () -> {
              judge.identify(token);
              answered.incrementAndGet();
            });
      }
      callers.shutdown();
      await().atMost(Duration.ofMillis(1_500)).untilAtomic(answered, greaterThanOrEqualTo(32));
      assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void shouldRefuseAHeadThatIsStrange() {
    String[] honest = issuer.token(issuer.claims()).split("\\.");
    for (String head :
        List.of(
            "{'alg':'RS256','crit':['exp'],'exp':1}",
            "{'alg':'RS256','b64':false,'crit':['b64']}",
            "{'alg':'RS256','kid':'../../../etc/passwd'}",
            "{'alg':'RS256','kid':{}}",
            "{'alg':'RS256','typ':[]}",
            "{'alg':5}",
            "{'alg':'RSA-OAEP','enc':'A256GCM'}",
            "[".repeat(3_000),
            "null",
            "")) {
      String text = Base64URL.encode(head.replace('\'', '"')).toString();
      for (String end : List.of("", "..", ".".repeat(1_000))) {
        String token = text + "." + honest[1] + "." + honest[2] + end;
        assertThat(tokens.identify(token)).as(head).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void shouldRefuseAClaimThatIsStrange() throws Exception {
    String common =
        "{'iss':'%s','sub':'alice','aud':'%s','scope':'clients','exp':9999999999,"
            .formatted(issuer.uri(), TestIssuer.AUDIENCE);
    for (String claim :
        List.of(
            "'exp':'9999999999'",
            "'exp':1e400",
            "'exp':-1",
            "'exp':9223372036854775807",
            "'exp':[9999999999]",
            "'aud':[]",
            "'aud':5",
            "'sub':null",
            "'sub':[7]",
            "'iss':[]",
            "'clients':{'7':8}",
            "'clients':[7.5]",
            "'clients':'7 eight'")) {
      String name = claim.substring(0, claim.indexOf(':') + 1);
      String others = common.replaceFirst(name + "('[^']*'|[0-9]+),", "");
      String claims = (others + claim + "}").replace('\'', '"');
      JWSObject token = new JWSObject(issuer.header().build(), new Payload(claims));
      token.sign(TestIssuer.signer(issuer.key()));
      assertThat(tokens.identify(token.serialize())).as(claims).isInstanceOf(Refused.class);
    }
  }

  private Principal holder(JWTClaimsSet.Builder claims) {
    Principal holder = tokens.identify(issuer.token(claims)).principal();
    assertThat(holder).isNotNull();
    return holder;
  }
}
