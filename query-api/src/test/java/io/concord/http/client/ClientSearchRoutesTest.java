package io.concord.http.client;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ContractSchema;
import io.concord.http.TestServer;
import io.concord.query.ClientQuery;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientSearchRoutesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldFindClients() {
    HttpResponse<String> answer = server.get("/v1/clients?query=gro%C3%9F+smi&limit=100");

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require("found-clients", answer.body());
    assertThat(TestServer.json(answer).path("query").textValue()).isEqualTo("groß smi");
    assertThat(server.nodes.lastQuery).isEqualTo(new ClientQuery("groß smi", 100));
  }

  @Test
  void shouldFindTwentyUnlessToldOtherwise() {
    server.get("/v1/clients?query=4");

    assertThat(server.nodes.lastQuery).isEqualTo(new ClientQuery("4", 20));
  }

  @Test
  void shouldRefuseWhatItCannotSearchFor() {
    assertProblem(server.get("/v1/clients"), 400, "bad-argument").about("query");
    assertProblem(server.get("/v1/clients?query="), 400, "bad-argument").about("query");
    assertProblem(server.get("/v1/clients?query=" + "x".repeat(101)), 400, "bad-argument")
        .about("query");
    assertProblem(server.get("/v1/clients?query=x&limit=101"), 400, "bad-argument").about("limit");
    assertProblem(server.get("/v1/clients?query=x&q=y"), 400, "bad-argument").about("q");
  }
}
