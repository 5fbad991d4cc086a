package io.concord.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.TestServer;
import io.concord.http.openapi.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document is complete, right, and the one that is checked in. */
class OpenApiTest {
  private static TestServer server;
  private static ApiCatalogue catalogue;

  @BeforeAll
  static void start() {
    server = new TestServer();
    catalogue = server.catalogue();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldDescribeEveryRouteAndNoOther() {
    Set<String> described =
        catalogue.operations().stream().map(OpenApiTest::key).collect(Collectors.toSet());

    assertThat(catalogue.routes().keySet().stream().filter(route -> !isHeadOf(route, described)))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  /** A path that answers GET may answer HEAD besides. */
  private static boolean isHeadOf(String route, Set<String> described) {
    return route.startsWith("HEAD ") && described.contains(route.replace("HEAD ", "GET "));
  }

  private static String key(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT) + " " + operation.path();
  }

  @Test
  void shouldKnowWhomEveryRouteAnswers() {
    assertThat(catalogue.routes()).doesNotContainValue(null);
  }

  @Test
  void shouldNameEveryOperationOnce() {
    Set<String> ids = new TreeSet<>();

    assertThat(catalogue.operations())
        .allSatisfy(operation -> assertThat(ids.add(id(operation))).as(id(operation)).isTrue());
  }

  private static String id(Operation operation) {
    return operation.json().path("operationId").textValue();
  }

  @Test
  void shouldFitTheOfficialSchema() {
    ObjectNode document = OpenApiDocument.of(catalogue);

    assertThat(Specification.OPENAPI.violations(document)).isEmpty();

    document.withObject("/paths/~1health/get").put("sumary", "misspelt");
    assertThat(Specification.OPENAPI.violations(document)).isNotEmpty();
  }

  @Test
  void shouldReferToNothingOutsideOrMissing() {
    ObjectNode document = OpenApiDocument.of(catalogue);

    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(ref).startsWith("#/"))
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void shouldServeWhatIsGenerated() {
    assertThat(server.get("/openapi.json").body())
        .isEqualTo(OpenApiDocument.of(catalogue).toString());
  }

  @Test
  void shouldBeTheFileOfTheContract() throws IOException {
    ObjectNode document = OpenApiDocument.of(catalogue);
    Path written = Path.of("target", "openapi.json");
    Files.writeString(written, document.toPrettyString() + "\n");

    JsonNode file = TestServer.json(new String(resource("/openapi.json"), StandardCharsets.UTF_8));

    assertThat(file.toPrettyString())
        .as("a changed interface is checked in: copy query-api/%s to schemas", written)
        .isEqualTo(document.toPrettyString());
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = OpenApiTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
