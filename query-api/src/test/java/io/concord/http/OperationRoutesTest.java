package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.query.Readiness;
import java.net.http.HttpResponse;
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
                 "pendingClients": 0, "deadLetters": 0, "detail": "answers"}
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
    server.become(new Readiness(false, false, "ERROR", "live", -1, 0, 0, "threads died"));

    HttpResponse<String> response = server.get("/health/live");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(TestServer.json(response).path("detail").textValue()).isEqualTo("threads died");
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
