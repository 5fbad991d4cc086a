package io.concord.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.ApiKey.Scope;
import io.concord.http.security.SecuredServer;
import io.concord.push.LiveLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams are open for hours; the keys that opened them may end before. */
class EndOfKeyTest {
  private static final String CLIENT = "/v1/clients/7/changes";
  private static final String EXPIRED = "end {\"reason\":\"expired\"}";
  private static final int POLICY_VIOLATION = 1008;

  private final LiveLog log = new LiveLog(10).follow();
  private final SecuredServer secured = new SecuredServer(log.feed());

  @AfterEach
  void close() {
    secured.close();
    log.close();
  }

  @Test
  void shouldEndAStreamWhoseKeyIsRevokedAndNoOther() {
    log.change(7);
    try (SseCaller robbed = events(secured.reader);
        SseCaller honest = events(secured.bound)) {
      assertThat(robbed.nextEvent()).hasToString("list 7/1");
      assertThat(honest.nextEvent()).hasToString("list 7/1");
      secured.revoke(secured.reader);
      log.beat();
      assertThat(robbed.nextEvent()).hasToString(EXPIRED);
      assertThat(robbed.nextEvent()).isNull();
      log.change(7);
      assertThat(honest.nextEvent()).hasToString("change 7/2");
    }
  }

  @Test
  void shouldEndAWebSocketWhoseKeyExpires() throws Exception {
    Instant end = Instant.now().plusSeconds(1);
    String key = secured.key(List.of(Scope.CLIENT), List.of(7L), end);
    log.change(7);
    try (WebSocketCaller caller =
        new WebSocketCaller(secured.server.port(), CLIENT, "concord.v1", "bearer." + key)) {
      assertThat(caller.nextEvent()).hasToString("list 7/1");
      await().until(() -> Instant.now().isAfter(end));
      log.beat();
      assertThat(caller.nextEvent()).hasToString(EXPIRED);
      assertThat(caller.closeStatus()).isEqualTo(POLICY_VIOLATION);
      assertThat(log.subscribers()).isZero();
    }
  }

  private SseCaller events(String key) {
    return new SseCaller(secured.server.port(), CLIENT, "Authorization", "Bearer " + key);
  }
}
