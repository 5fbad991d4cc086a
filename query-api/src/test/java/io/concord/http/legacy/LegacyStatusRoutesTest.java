package io.concord.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.Samples;
import io.concord.http.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LegacyStatusRoutesTest {
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
  void shouldNameServiceAndItsPaths() {
    assertThat(TestServer.json(server.get("/")))
        .isEqualTo(
            TestServer.json(
                """
                {"service": "Concord Recommender", "version": "1.2.3", "status": "running",
                 "docs": "/docs", "health": "/health", "metrics": "/metrics"}
                """));
  }

  @Test
  void shouldBeHealthyWhenListsAreCurrent() {
    JsonNode health = TestServer.json(server.get("/health"));

    assertThat(health)
        .isEqualTo(
            TestServer.json(
                """
                {"status": "healthy", "version": "1.2.3", "uptime_seconds": 0.0,
                 "metrics": {"requests": 0, "cache_hit_rate": 0.0, "error_rate": 0.0,
                   "avg_latency_ms": 0.0},
                 "redis_connected": false, "model_version": "v3"}
                """));
  }

  @Test
  void shouldBeDegradedWhenListsLag() {
    server.become(Samples.restoring());

    HttpResponse<String> response = server.get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(response).path("status").textValue()).isEqualTo("degraded");
  }

  @Test
  void shouldCountRequestsErrorsAndStoredLists() {
    server.get("/v1/clients/1/recommendations");
    server.get("/v1/clients/1/recommendations?limit=51");
    server.get("/v1/clients/1/recommendations?asOf=2024-01-01");
    server.get("/v1/clients/1/recommendations?strategy=v4");
    server.post("/v1/recommendations:plain", "{\"clientIds\": [1]}");
    server.post("/recommend", "{\"customer_id\": 1}");
    server.get("/v1/clients/4/recommendations");
    server.get("/nowhere");
    server.get("/v1/clients/5/recommendations");
    server.get("/");

    JsonNode metrics = TestServer.json(server.get("/health")).path("metrics");

    assertThat(metrics.path("requests").longValue()).isEqualTo(10);
    assertThat(metrics.path("cache_hit_rate").doubleValue()).isEqualTo(2 / 6.0);
    assertThat(metrics.path("error_rate").doubleValue()).isEqualTo(0.2);
    assertThat(metrics.path("avg_latency_ms").doubleValue()).isPositive();
  }

  @Test
  void shouldAnswerAsFastApiWhenMethodIsWrong() {
    HttpResponse<String> response = server.post("/health", "{}");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(TestServer.json(response).path("detail").textValue())
        .isEqualTo("method must be one of GET, HEAD, method=POST");
  }
}
