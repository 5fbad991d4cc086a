package io.concord.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.concord.http.InMemoryRecommendations;
import io.concord.http.RawCaller;
import io.concord.http.TestServer;
import io.concord.push.LiveLog;
import io.concord.push.ReceivedEvent;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeSocketTest {
  private static final String CLIENT = "/v1/clients/7/changes";
  private static final String EVERY = "/v1/changes";
  private static final int SERVICE_RESTART = 1012;

  private final LiveLog log = new LiveLog(10);
  private final TestServer server = new TestServer(log.feed());

  @AfterEach
  void close() {
    server.close();
    log.close();
  }

  @Test
  void shouldSendTheLastListFirstThenEachChangeAndGoOnAfterTheCursor() throws Exception {
    log.change(7);
    log.follow();
    ReceivedEvent last;
    try (WebSocketCaller caller = new WebSocketCaller(server.port(), CLIENT)) {
      assertThat(caller.nextEvent()).hasToString("list 7/1");
      log.change(7);
      last = caller.nextEvent();
      assertThat(last).hasToString("change 7/2");
    }
    log.change(8);
    log.change(7);
    try (WebSocketCaller caller =
        new WebSocketCaller(server.port(), CLIENT + "?from=" + last.id())) {
      assertThat(caller.nextEvent()).hasToString("change 7/3");
    }
  }

  @Test
  void shouldBeginWithAPlaceAndSendSignsOfLife() throws Exception {
    log.follow();
    try (WebSocketCaller caller = new WebSocketCaller(server.port(), EVERY)) {
      assertThat(caller.next().id()).isNotNull();
      log.beat();
      assertThat(caller.next().isHeartbeat()).isTrue();
    }
  }

  @Test
  void shouldForgetASubscriberWhenItLeaves() throws Exception {
    log.follow();
    WebSocketCaller caller = new WebSocketCaller(server.port(), EVERY);
    caller.next();
    assertThat(log.subscribers()).isEqualTo(1);
    caller.close();
    await().untilAsserted(() -> assertThat(log.subscribers()).isZero());
  }

  @Test
  void shouldAgreeOnItsProtocolAndNeverOnAToken() {
    log.follow();
    try (WebSocketCaller caller =
        new WebSocketCaller(server.port(), EVERY, "bearer.secret", "concord.v1")) {
      assertThat(caller.subprotocol()).isEqualTo("concord.v1");
    }
  }

  @Test
  void shouldRefuseBeforeTheUpgradeWhatItCannotSend() {
    log.follow();
    assertRefused("/v1/clients/" + InMemoryRecommendations.UNKNOWN + "/changes", 404);
    assertRefused(CLIENT + "?from=yesterday", 400);
    assertRefused(EVERY + "?segment=BIG", 400);
    assertRefused("/v1/nothing", 404);
    assertThat(log.subscribers()).isZero();
  }

  private void assertRefused(String path, int status) {
    assertThatThrownBy(() -> new WebSocketCaller(server.port(), path))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(refusal -> ((WebSocketHandshakeException) refusal).getResponse().statusCode())
        .isEqualTo(status);
  }

  @Test
  void shouldRefuseAnUpgradeThatIsNone() {
    log.follow();
    var answer = server.send(server.request(EVERY).header("Sec-WebSocket-Version", "13").GET());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(log.subscribers()).isZero();
  }

  @Test
  void shouldForgetAtOnceWhoFailsToUpgrade() {
    log.follow();
    String head =
        " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n";
    for (String refused :
        List.of(
            "GET " + CLIENT + head + "Sec-WebSocket-Version: 13\r\n\r\n",
            "GET " + CLIENT + head + "Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: x\r\n\r\n",
            "POST " + CLIENT + head + "Sec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(RawCaller.send(server.port(), refused)).startsWith("HTTP/1.1 4");
    }
    await().untilAsserted(() -> assertThat(log.subscribers()).isZero());
  }

  @Test
  void shouldSaySoAndCloseWhenTheNodeStops() throws Exception {
    log.follow();
    try (WebSocketCaller caller = new WebSocketCaller(server.port(), EVERY)) {
      caller.next();
      log.endAll();
      assertThat(caller.nextEvent()).hasToString("end {\"reason\":\"stopping\"}");
      assertThat(caller.closeStatus()).isEqualTo(SERVICE_RESTART);
      assertThat(log.subscribers()).isZero();
    }
  }
}
