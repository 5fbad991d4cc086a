package io.concord.http.operation;

import static io.concord.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ContractSchema;
import io.concord.http.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewRoutesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"/v1/topology, running-topology", "/v1/operations, operations"})
  void shouldTellOfAllNodesTogether(String path, String schema) {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    ContractSchema.require(schema, answer.body());
    assertProblem(server.get(path + "?limit=1"), 400, "bad-argument").about("limit");
  }
}
