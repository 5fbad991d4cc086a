package io.concord.local.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of Connect's REST interface that starts and watches a connector. Thread-safe. */
public final class ConnectorClient {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int INTERNAL_ERROR = 500;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;

  public ConnectorClient(URI root) {
    this.root = root;
  }

  /**
   * Creates the connector or changes its settings.
   *
   * @return false if the workers are busy with a rebalance and it must be tried again
   * @throws IllegalStateException if Connect refuses the settings, naming them
   */
  public boolean put(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(putting("connectors/" + name + "/config", settings));
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    if (answer.statusCode() == INTERNAL_ERROR) {
      refuseFaults(name, settings);
    }
    json(answer);
    return true;
  }

  /**
   * Connect 4.3 trips over what Debezium's validation finds and answers with an inner error of its
   * own, so the validation is asked for what it found.
   */
  private void refuseFaults(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> named = new TreeMap<>(settings);
    named.put("name", name);
    String plugin = settings.get("connector.class");
    JsonNode validated =
        json(send(putting("connector-plugins/" + plugin + "/config/validate", named)));
    List<String> faults = new ArrayList<>();
    for (JsonNode config : validated.path("configs")) {
      JsonNode value = config.path("value");
      value
          .path("errors")
          .forEach(error -> faults.add(value.path("name").asText() + ": " + error.asText()));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Connect refuses the settings: " + String.join("; ", faults));
    }
  }

  private HttpRequest.Builder putting(String path, Map<String, String> settings)
      throws IOException {
    return request(path)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(json.writeValueAsString(settings)));
  }

  /**
   * Starts what has failed of a connector and its tasks again.
   *
   * @return false if the workers are busy with a rebalance and it must be tried again
   */
  public boolean restartFailed(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request("connectors/" + name + "/restart?includeTasks=true&onlyFailed=true")
                .POST(BodyPublishers.noBody()));
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    json(answer);
    return true;
  }

  /** The version of the worker's Kafka. */
  public String version() throws IOException, InterruptedException {
    return json(send(request(""))).path("version").asText();
  }

  /** Names of all connectors. */
  public List<String> names() throws IOException, InterruptedException {
    return json.convertValue(json(send(request("connectors"))), new TypeReference<>() {});
  }

  /** The settings of a connector as it was put; empty if there is none. */
  public Optional<Map<String, String>> settings(String name)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request("connectors/" + name + "/config"));
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(json.convertValue(json(answer), new TypeReference<>() {}));
  }

  /** The state of the connector, if the worker knows it already. */
  public Optional<ConnectorState> state(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request("connectors/" + name + "/status").GET());
    if (answer.statusCode() == NOT_FOUND || answer.statusCode() == CONFLICT) {
      return Optional.empty();
    }
    JsonNode status = json(answer);
    List<ConnectorState.Task> tasks = new ArrayList<>();
    String failure = failure(status.path("connector"));
    for (JsonNode task : status.path("tasks")) {
      tasks.add(task(task));
      failure = failure.isEmpty() ? failure(task) : failure;
    }
    return Optional.of(new ConnectorState(task(status.path("connector")), tasks, failure));
  }

  private static ConnectorState.Task task(JsonNode node) {
    return new ConnectorState.Task(node.path("state").asText(), node.path("worker_id").asText());
  }

  private static String failure(JsonNode node) {
    if (!node.path("state").asText().equals("FAILED")) {
      return "";
    }
    return node.path("trace").asText("FAILED without a trace").lines().findFirst().orElse("FAILED");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(REQUEST_TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode json(HttpResponse<String> answer) throws IOException {
    JsonNode body = json.readTree(answer.body());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          "Connect must accept the request: status="
              + answer.statusCode()
              + ", message="
              + body.path("message").asText().strip());
    }
    return body;
  }
}
