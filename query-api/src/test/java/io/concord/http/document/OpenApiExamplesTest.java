package io.concord.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.TestServer;
import io.concord.http.document.ApiDocument.Described;
import io.concord.http.document.FuzzRequest.Expected;
import io.concord.push.LiveLog;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the document shows works as shown. */
class OpenApiExamplesTest {
  private static final Pattern ALLOWED = Pattern.compile("allowed: ([\\w, -]+)");

  private static LiveLog changes;
  private static TestServer server;
  private static ApiDocument document;

  @BeforeAll
  static void start() {
    changes = new LiveLog(100).follow();
    server = new TestServer(changes.feed());
    document = new ApiDocument(TestServer.json(server.get("/openapi.json")));
  }

  @AfterAll
  static void stop() {
    server.close();
    changes.close();
  }

  @Test
  void shouldAnswerEveryExampleOfARequest() {
    assertThat(document.operations())
        .allSatisfy(
            operation ->
                assertThat(requests(operation))
                    .isNotEmpty()
                    .allSatisfy(OpenApiExamplesTest::answersOk));
  }

  private static HttpRequest.Builder sendable(FuzzRequest example) {
    HttpRequest.Builder request = server.request(example.target());
    return request.method(example.method(), BodyPublishers.noBody());
  }

  private static void answersOk(FuzzRequest example) {
    HttpRequest.Builder request = sendable(example);
    if (example.body() != null) {
      request.POST(BodyPublishers.ofByteArray(example.body()));
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer = server.send(request);

    assertThat(answer.statusCode()).as("%s %s", example, answer.body()).isEqualTo(200);
  }

  /** One with all arguments per example of a body. */
  private static List<FuzzRequest> requests(Described operation) {
    Map<JsonNode, String> arguments = new LinkedHashMap<>();
    for (JsonNode parameter : operation.json().path("parameters")) {
      if (parameter.has("example")) {
        arguments.put(parameter, text(parameter.path("example")));
      }
    }
    FuzzRequest fitting =
        new FuzzArguments.Chosen(arguments, null, Expected.ACCEPTED).request(operation);
    FuzzRequest request = operation.isStream() ? fitting.asHead() : fitting;
    JsonNode bodies = operation.json().at("/requestBody/content/application~1json/examples");
    List<FuzzRequest> requests = new ArrayList<>();
    bodies.forEach(
        body ->
            requests.add(
                request.withBody(body.path("value").toString().getBytes(), Expected.ACCEPTED)));
    return requests.isEmpty() ? List.of(request) : requests;
  }

  /** Elements of a list are separated by commas. */
  private static String text(JsonNode example) {
    return example.isArray()
        ? StreamSupport.stream(example.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : example.asText();
  }

  @Test
  void shouldShowExamplesThatFitTheirSchemas() {
    List<JsonNode> shown = new ArrayList<>();
    for (Described operation : document.operations()) {
      operation.json().at("/requestBody/content").forEach(shown::add);
      operation.json().path("responses").forEach(one -> one.path("content").forEach(shown::add));
      operation.json().path("parameters").forEach(shown::add);
    }
    assertThat(shown).isNotEmpty().allSatisfy(OpenApiExamplesTest::fits);
  }

  private static void fits(JsonNode shown) {
    JsonNode schema = shown.path("schema");
    if (shown.has("example")) {
      assertThat(document.violations(schema, shown.path("example"))).isEmpty();
    }
    for (JsonNode example : shown.path("examples")) {
      assertThat(document.violations(schema, example.path("value"))).isEmpty();
    }
  }

  @Test
  void shouldDescribeEveryQueryParameterThatIsRead() {
    assertThat(document.operations())
        .filteredOn(operation -> operation.path().startsWith("/v1/"))
        .allSatisfy(operation -> assertThat(read(operation)).isEqualTo(described(operation)));
  }

  /** Whoever sends an unknown one is told those that there are. */
  private static List<String> read(Described operation) {
    String path = operation.path().replaceAll("\\{[^}]+}", "1") + "?unknown=1";
    HttpRequest.Builder request = server.request(path);
    if (operation.method().equals("POST")) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
    }
    HttpResponse<String> answer = server.send(request);
    Matcher allowed = ALLOWED.matcher(TestServer.json(answer).path("detail").asText());
    assertThat(allowed.find()).as(answer.body()).isTrue();
    return allowed.group(1).equals("none") ? List.of() : List.of(allowed.group(1).split(", "));
  }

  private static List<String> described(Described operation) {
    return StreamSupport.stream(operation.json().path("parameters").spliterator(), false)
        .filter(parameter -> parameter.path("in").textValue().equals("query"))
        .map(parameter -> parameter.path("name").textValue())
        .toList();
  }
}
