package io.concord.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.CapturedLog;
import io.concord.http.RequestObserver;
import io.concord.http.Samples;
import io.concord.http.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private static final RequestLog ALL_ARE_SLOW = new RequestLog(Duration.ZERO);

  private static final RequestLog PATIENT = new RequestLog(Duration.ofHours(1));

  @Test
  void shouldSayWhatASlowRequestWasAbout() {
    try (TestServer server = new TestServer(RequestObserver.NONE, ALL_ARE_SLOW);
        CapturedLog log = CapturedLog.of(RequestLog.class)) {
      server.get("/v1/clients/1/recommendations");

      Map<String, String> labels = log.labels().get(0);
      assertThat(labels)
          .containsEntry("route", "/v1/clients/{id}/recommendations")
          .containsEntry("clientId", "1")
          .containsEntry("revision", "7")
          .containsEntry("status", "200")
          .containsEntry("answeredBy", "owner")
          .containsKey("durationMs");
    }
  }

  @Test
  void shouldNameTheClientWhenThereIsNoAnswer() {
    try (TestServer server = new TestServer(RequestObserver.NONE, ALL_ARE_SLOW);
        CapturedLog log = CapturedLog.of(RequestLog.class)) {
      server.get("/v1/clients/3/recommendations");
      server.get("/v1/clients/3x");

      assertThat(log.labels().get(0)).containsEntry("clientId", "3").containsEntry("status", "404");
      assertThat(log.labels().get(1)).doesNotContainKey("clientId").containsEntry("status", "400");
    }
  }

  @Test
  void shouldLogOneLineWhenManyRequestsAreRefused() {
    try (TestServer server = new TestServer();
        CapturedLog log = CapturedLog.of(RequestLog.class)) {
      server.become(Samples.restoring());
      server.get("/health/ready");
      for (int i = 0; i < 3; i++) {
        server.get("/v1/clients/4/recommendations");
      }

      assertThat(log.labels())
          .singleElement()
          .satisfies(
              labels ->
                  assertThat(labels).containsEntry("status", "503").containsEntry("clientId", "4"));
    }
  }

  @Test
  void shouldLogNothingWhenRequestsAreHealthy() {
    try (TestServer server = new TestServer(RequestObserver.NONE, PATIENT);
        CapturedLog log = CapturedLog.of(RequestLog.class)) {
      server.get("/v1/clients/1/recommendations");
      server.get("/v1/clients/3/recommendations");

      assertThat(log.labels()).isEmpty();
    }
  }
}
