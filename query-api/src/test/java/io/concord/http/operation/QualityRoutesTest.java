package io.concord.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.Samples;
import io.concord.http.TestServer;
import io.concord.query.Result;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityRoutesTest {
  private final TestServer server = new TestServer();
  private final List<String> asked = new ArrayList<>();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldAnswerFromAnyNode() {
    server.quality =
        (to, days) -> {
          asked.add(to + " " + days);
          return new Result.Found<>(Samples.quality("LIGHT"));
        };

    HttpResponse<String> answer = server.get("/v1/quality?to=2024-06-30&days=7");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(answer).at("/strategies/0/total/precisionAt50/low").doubleValue())
        .isEqualTo(0.1);
    server.get("/v1/quality?to=2024-06-30");
    server.get("/v1/quality");

    assertThat(asked).containsExactly("2024-06-30 7", "2024-06-30 30", "null 30");
  }

  @Test
  void shouldAnswerNodesFromHereAlone() {
    server.quality = (to, days) -> new Result.Unavailable<>("elsewhere", Duration.ofSeconds(1));
    assertThat(server.get("/internal/quality?to=2024-06-30").statusCode()).isEqualTo(200);

    server.qualityHere = server.quality;
    assertThat(server.get("/internal/quality").statusCode()).isEqualTo(503);
    HttpResponse<String> answer = server.get("/v1/quality");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"to=June", "days=0", "days=367", "days=week", "day=2024-06-30"})
  void shouldRefuseDaysThatDoNotFit(String query) {
    assertThat(server.get("/v1/quality?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void shouldTakeAYear() {
    assertThat(server.get("/v1/quality?to=2024-06-30&days=366").statusCode()).isEqualTo(200);
  }
}
