package io.concord.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import io.concord.security.Identification.Anonymous;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String HOME = "127.0.0.1";
  private static final String AWAY = "203.0.113.9";

  private final KeyRegister keys = new KeyRegister();
  private final KeySecret secret = KeySecret.random(new SecureRandom());
  private final Authenticator authenticator =
      new Authenticator(
          keys,
          Tokens.NONE,
          null,
          AddressRange.list("127.0.0.0/8"),
          new HostNames(List.of(), Set.of("node-1")),
          () -> NOW);

  @BeforeEach
  void read() {
    keys.read();
  }

  @Test
  void shouldKnowNobodyBeforeTheKeysAreRead() {
    Authenticator early =
        new Authenticator(
            new KeyRegister(),
            Tokens.NONE,
            null,
            AddressRange.list(HOME),
            new HostNames(List.of(), Set.of()),
            () -> NOW);
    assertThat(early.identify(from(HOME, "localhost", null))).isInstanceOf(Undecided.class);
  }

  @Test
  void shouldAnswerItsOwnMachineWhileThereIsNoKey() {
    assertThat(authenticator.identify(from(HOME, "localhost", null)).principal().isTrusted())
        .isTrue();
    assertThat(authenticator.identify(from(HOME, "node-1", null)).principal()).isNotNull();
    assertThat(authenticator.identify(from(HOME, "evil.example", null)))
        .isInstanceOf(Anonymous.class);
    assertThat(authenticator.identify(from(AWAY, "localhost", null))).isInstanceOf(Anonymous.class);
  }

  /** Such as a proxy on the node's own machine, which names it by loopback. */
  @Test
  void shouldNotTakeWhomAStrangerPassesOnForItsOwnMachine() {
    Presented passedOn = new Presented(AddressRange.literal(HOME), true, "localhost", null, null);
    assertThat(authenticator.identify(passedOn)).isInstanceOf(Anonymous.class);
  }

  @Test
  void shouldCloseWithTheFirstKeyAndStayClosed() {
    keys.put(key(null));
    Principal local = new Principal(Principal.Kind.LOCAL, HOME, null, Grant.ALL, null);
    assertThat(authenticator.identify(from(HOME, "localhost", null))).isInstanceOf(Anonymous.class);
    assertThat(authenticator.stands(local)).isFalse();
    keys.put(key(null).revoked(NOW));
    assertThat(authenticator.identify(from(HOME, "localhost", null))).isInstanceOf(Anonymous.class);
    keys.remove(secret.id());
    assertThat(authenticator.identify(from(HOME, "localhost", null))).isInstanceOf(Anonymous.class);
  }

  @Test
  void shouldKnowTheHolderOfAKey() {
    keys.put(key(NOW.plusSeconds(1)));
    Principal holder = authenticator.identify(bearer(secret.text())).principal();
    assertThat(holder.id()).isEqualTo(secret.id());
    assertThat(holder.grant().mayRead(7)).isTrue();
    assertThat(holder.grant().mayRead(8)).isFalse();
    assertThat(holder.grant().mayReadAll()).isFalse();
    assertThat(holder.grant().mayOperate()).isFalse();
    assertThat(authenticator.stands(holder)).isTrue();
  }

  @Test
  void shouldEndAKeyThatIsRevokedOrExpired() {
    keys.put(key(null));
    Principal holder = authenticator.identify(bearer(secret.text())).principal();
    keys.put(key(NOW));
    assertThat(authenticator.identify(bearer(secret.text())))
        .isEqualTo(new Refused("the API key has expired"));
    assertThat(authenticator.stands(holder)).isFalse();
    keys.put(key(null).revoked(NOW));
    keys.put(key(null)); // the topic is read again
    assertThat(authenticator.identify(bearer(secret.text()))).isInstanceOf(Refused.class);
    assertThat(authenticator.stands(holder)).isFalse();
  }

  @Test
  void shouldTellAWrongSecretFromAnUnknownKeyInNothing() {
    keys.put(key(null));
    String wrong = secret.text().substring(0, 15) + "0".repeat(43);
    String unknown = KeySecret.random(new SecureRandom()).text();
    assertThat(authenticator.identify(bearer(wrong)))
        .isInstanceOf(Refused.class)
        .isEqualTo(authenticator.identify(bearer(unknown)))
        .isEqualTo(authenticator.identify(bearer("crk_x")));
  }

  @Test
  void shouldRefuseASignatureWhereNoSecretIs() {
    NodeSignature.Signed signed = new NodeSignature.Signed("GET", "/", "1.2.3");
    assertThat(
            authenticator.identify(
                new Presented(AddressRange.literal(HOME), false, "localhost", null, signed)))
        .isInstanceOf(Refused.class);
  }

  private ApiKey key(Instant expiresAt) {
    return new ApiKey(
        secret.id(),
        "test",
        List.of(Scope.CLIENT),
        List.of(7L),
        secret.sha256(),
        NOW,
        expiresAt,
        null);
  }

  private static Presented bearer(String text) {
    return from(AWAY, "api.example", "Bearer " + text);
  }

  private static Presented from(String address, String host, String authorization) {
    return new Presented(AddressRange.literal(address), false, host, authorization, null);
  }
}
