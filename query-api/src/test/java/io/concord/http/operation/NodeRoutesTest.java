package io.concord.http.operation;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ContractHeaders;
import io.concord.contract.ContractSchema;
import io.concord.http.TestServer;
import io.concord.query.Result;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeRoutesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldListTheNodes() {
    HttpResponse<String> answer = server.get("/v1/instances");

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require("instances", answer.body());
    assertThat(TestServer.json(answer).path("instances")).hasSize(2);
    assertProblem(server.get("/v1/instances?x=1"), 400, "bad-argument");
  }

  @Test
  void shouldTellOtherNodesThePopularity() {
    HttpResponse<String> answer = server.get("/internal/popular?asOf=2024-07-02");

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require("popular-products", answer.body());
    assertThat(server.get("/internal/popular").statusCode()).isEqualTo(400);

    server.popular = new Result.Unavailable<>("it is elsewhere", Duration.ofSeconds(2));
    assertThat(server.get("/internal/popular?asOf=2024-07-02").statusCode()).isEqualTo(503);
  }

  /** Two nodes that take each other for the owner must not forward a request in circles. */
  @Test
  void shouldAnswerAnotherNodeFromHereAlone() {
    String path = "/v1/clients/1/recommendations?limit=3";

    server.send(server.request(path).header(ContractHeaders.FORWARDED, "true"));

    assertThat(server.recommendationsHere.lastQuery().limit()).isEqualTo(3);
    assertThat(server.recommendations.queries()).isEmpty();
    server.get(path);
    assertThat(server.recommendations.queries()).hasSize(1);
  }

  @Test
  void shouldAnswerAnotherNodesBatchFromHereAlone() {
    server.send(
        server
            .request("/v1/recommendations:batch")
            .header("Content-Type", "application/json")
            .header(ContractHeaders.FORWARDED, "true")
            .POST(BodyPublishers.ofString("{\"clientIds\":[1,2]}")));

    assertThat(server.recommendationsHere.queries()).hasSize(2);
    assertThat(server.recommendations.queries()).isEmpty();
  }
}
