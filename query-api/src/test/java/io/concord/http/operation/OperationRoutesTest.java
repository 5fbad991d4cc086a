package io.concord.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.Samples;
import io.concord.http.TestServer;
import io.concord.query.Readiness;
import io.concord.query.Readiness.OpenDeadLetter;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationRoutesTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldBeReadyWhenListsAreServed() {
    HttpResponse<String> response = server.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(response))
        .isEqualTo(
            TestServer.json(
                """
                {"ready": true, "live": true, "state": "RUNNING", "mode": "live", "lag": 0,
                 "pendingClients": 0, "deadLetters": 0, "possiblyInexact": false, "newestDeadLetters": [],
                 "detail": "answers"}
                """));
  }

  @Test
  void shouldBeLiveButNotReadyWhenRestoring() {
    server.become(Samples.restoring());

    HttpResponse<String> response = server.get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    JsonNode readiness = TestServer.json(response);
    assertThat(readiness.path("mode").textValue()).isEqualTo("catching-up");
    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNotBeLiveWhenOnlyRestartHelps() {
    server.become(
        new Readiness(false, false, "ERROR", "live", -1, 0, 0, false, List.of(), "threads died"));

    HttpResponse<String> response = server.get("/health/live");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(TestServer.json(response).path("detail").textValue()).isEqualTo("threads died");
  }

  @Test
  void shouldShowOpenDeadLetters() {
    server.become(
        new Readiness(
            true,
            true,
            "RUNNING",
            "live",
            0,
            0,
            1,
            true,
            List.of(
                new OpenDeadLetter(
                    "OrderItem/2/17",
                    "concord.cdc.OrderItem",
                    2,
                    17,
                    "1000",
                    Samples.NOW,
                    "op must be one of c, u, d, r, op=x")),
            "answers"));

    HttpResponse<String> response = server.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(response).path("newestDeadLetters"))
        .isEqualTo(
            TestServer.json(
                """
                [{"id": "OrderItem/2/17", "sourceTopic": "concord.cdc.OrderItem",
                  "sourcePartition": 2, "sourceOffset": 17, "key": "1000",
                  "at": "2024-07-01T12:00:00Z", "error": "op must be one of c, u, d, r, op=x"}]
                """));
  }

  @Test
  void shouldScrapeMetrics() {
    HttpResponse<String> response = server.get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).isEqualTo("streams_lag 0\n");
  }
}
