package io.concord.local.doctor.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concord.contract.ContractJson;
import io.concord.contract.Instances;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks one node. */
final class NodeAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<Integer> REFUSALS = Set.of(401, 403);

  private final HttpClient http;
  private final URI root;
  private final Duration timeout;
  private final UnaryOperator<HttpRequest.Builder> key;

  NodeAnswers(URI root, Duration timeout, UnaryOperator<HttpRequest.Builder> key) {
    this.root = root;
    this.key = key;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  String version() throws IOException, InterruptedException {
    return json("").path("version").asText();
  }

  /** Whatever the status is: a node that is not ready says why. */
  JsonNode readiness() throws IOException, InterruptedException {
    return json("health/ready");
  }

  Instances instances() throws IOException, InterruptedException {
    return ContractJson.mapper().readValue(get("v1/instances").body(), Instances.class);
  }

  Map<String, Double> metrics() throws IOException, InterruptedException {
    return Metrics.sums(get("metrics").body());
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).timeout(timeout);
    HttpResponse<String> answer = http.send(key.apply(request).build(), BodyHandlers.ofString());
    if (REFUSALS.contains(answer.statusCode())) {
      throw new IOException("it needs --api-key-file with a key of the scope operate");
    }
    return answer;
  }
}
