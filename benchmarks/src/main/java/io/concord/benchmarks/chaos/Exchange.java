package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;

/** Requests to one node, and their answers as JSON. Thread-safe. */
final class Exchange {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * What a node says.
   *
   * @param body the body as JSON
   */
  record Reply(int status, JsonNode body) {}

  /** A request, to any node. */
  record Question(String path, String body) {
    static Question get(String path) {
      return new Question(path, null);
    }

    static Question batch(Collection<Long> clientIds) {
      ObjectNode body = JSON.createObjectNode();
      body.set("clientIds", JSON.valueToTree(clientIds));
      return new Question("/v1/recommendations:batch", body.toString());
    }
  }

  Reply ask(String url, Question question, Duration timeout, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + question.path())).timeout(timeout);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (question.body() != null) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(question.body()));
    }
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
  }

  /** A text that a node says, such as its metrics. */
  String text(String url, String path, Duration timeout) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
