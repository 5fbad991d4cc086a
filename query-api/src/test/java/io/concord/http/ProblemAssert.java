package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What every problem answer owes its caller. */
public final class ProblemAssert {
  private final JsonNode problem;

  private ProblemAssert(JsonNode problem) {
    this.problem = problem;
  }

  public static ProblemAssert assertProblem(
      HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("X-Process-Time-Ms")).isPresent();
    JsonNode problem = TestServer.json(response);
    assertThat(problem.path("type").textValue()).isEqualTo("urn:concord:problem:" + type);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("instance").textValue()).isEqualTo(response.uri().getRawPath());
    return new ProblemAssert(problem);
  }

  public ProblemAssert about(String parameter) {
    assertThat(problem.path("parameter").textValue()).isEqualTo(parameter);
    return this;
  }

  public ProblemAssert saying(String detail) {
    assertThat(problem.path("detail").textValue()).isEqualTo(detail);
    return this;
  }
}
