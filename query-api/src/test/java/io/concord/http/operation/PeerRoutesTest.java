package io.concord.http.operation;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ContractSchema;
import io.concord.http.TestServer;
import io.concord.query.ClientQuery;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerRoutesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldTellWhichOfItsClientsFit() {
    HttpResponse<String> answer = server.get("/internal/clients?query=smi&limit=7");

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require("node-clients", answer.body());
    assertThat(server.nodes.lastQuery).isEqualTo(new ClientQuery("smi", 7));
    assertThat(server.nodes.lastCopies).isEmpty();
  }

  @Test
  void shouldSearchTheCopiesThatAreAskedFor() {
    server.get("/internal/clients?query=smi&copies=0,12");

    assertThat(server.nodes.lastCopies).containsExactlyInAnyOrder(0, 12);
    assertProblem(server.get("/internal/clients?query=smi&copies=0,,1"), 400, "bad-argument")
        .about("copies");
  }

  @Test
  void shouldTellWhatItHasDoneLately() {
    HttpResponse<String> answer = server.get("/internal/figures");

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require("node-figures", answer.body());
    assertProblem(server.get("/internal/figures?x=1"), 400, "bad-argument").about("x");
  }
}
