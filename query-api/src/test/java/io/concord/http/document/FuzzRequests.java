package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.document.ApiDocument.Described;
import io.concord.http.document.FuzzRequest.Expected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes requests out of a document: such as fit an operation, and such with one thing wrong. */
final class FuzzRequests {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "NONSENSE");

  private static final List<String> MEDIA_TYPES =
      List.of("text/plain", "application/xml", "application/jsonx", "json", "multipart/form-data");

  private static final List<String> HEADERS =
      List.of("Accept", "Accept-Encoding", "If-None-Match", "Range", "Cookie", "Origin", "X-Odd");

  private static final List<String> BROKEN_JSON =
      List.of(
          "",
          " ",
          "{",
          "}",
          "nul",
          "[1,",
          "{\"a\":1,}",
          "{'a':1}",
          "NaN",
          "{}{}",
          "\u0000",
          "\ufeff{}",
          "{\"clientIds\":[1],\"clientIds\":[2]}",
          "[".repeat(2000),
          "{\"a\":".repeat(50_000),
          "\"a",
          "1".repeat(60_000),
          "{\"" + "a".repeat(60_000) + "\":1}",
          " ".repeat(70_000),
          "// {}");

  private final ApiDocument document;
  private final List<Described> operations;
  private final FuzzArguments arguments;
  private final SchemaValues values;
  private final Random random;

  FuzzRequests(ApiDocument document, Random random) {
    this.document = document;
    this.operations = document.operations();
    this.values = new SchemaValues(document, random);
    this.arguments = new FuzzArguments(document, values, random);
    this.random = random;
  }

  FuzzRequest next() {
    Described operation = pick(operations);
    if (operation.path().contains("{file}")) {
      operation = pick(operations); // large and always the same: seldom
    }
    FuzzRequest request = next(operation);
    return operation.isStream() && request.method().equals("GET") ? request.asHead() : request;
  }

  private FuzzRequest next(Described operation) {
    return switch (random.nextInt(10)) {
      case 0 -> fitting(operation).with(pick(METHODS));
      case 1 -> withOddHeader(fitting(operation));
      case 2 -> withOddTarget(operation, fitting(operation));
      case 3, 4 -> operation.json().has("requestBody") ? broken(operation) : spoilt(operation);
      case 5, 6 -> spoilt(operation);
      default -> fitting(operation);
    };
  }

  private FuzzRequest fitting(Described operation) {
    FuzzArguments.Chosen chosen = arguments.fitting(operation);
    return withFittingBody(operation, chosen.request(operation));
  }

  /** With one argument, or one field of the body, changed. */
  private FuzzRequest spoilt(Described operation) {
    JsonNode schema = schemaOfBody(operation);
    if (schema.isMissingNode() || random.nextInt(4) == 0) {
      return withFittingBody(operation, arguments.spoilt(operation).request(operation));
    }
    ObjectNode body = values.spoilt((ObjectNode) values.fitting(schema));
    FuzzRequest request = arguments.fitting(operation).request(operation);
    return json(request, body.toString(), expected(operation, schema, body));
  }

  private FuzzRequest broken(Described operation) {
    FuzzRequest request = arguments.fitting(operation).request(operation);
    Expected refused = operation.isLegacy() ? Expected.EITHER : Expected.REFUSED;
    if (random.nextInt(3) == 0) {
      return withFittingBody(operation, request)
          .withHeader("Content-Type", pick(MEDIA_TYPES), refused);
    }
    return json(request, pick(BROKEN_JSON), refused);
  }

  private FuzzRequest withFittingBody(Described operation, FuzzRequest request) {
    JsonNode schema = schemaOfBody(operation);
    if (schema.isMissingNode()) {
      return request;
    }
    JsonNode body = values.fitting(schema);
    Expected ofBody = expected(operation, schema, body);
    return json(request, body.toString(), both(request.expected(), ofBody));
  }

  private static Expected both(Expected one, Expected other) {
    if (one == Expected.REFUSED || other == Expected.REFUSED) {
      return Expected.REFUSED;
    }
    return one == other ? one : Expected.EITHER;
  }

  private Expected expected(Described operation, JsonNode schema, JsonNode body) {
    if (document.violations(schema, body).isEmpty()) {
      return Expected.ACCEPTED;
    }
    return operation.isLegacy() ? Expected.EITHER : Expected.REFUSED;
  }

  private JsonNode schemaOfBody(Described operation) {
    return operation
        .json()
        .path("requestBody")
        .path("content")
        .path("application/json")
        .path("schema");
  }

  private static FuzzRequest json(FuzzRequest request, String body, Expected expected) {
    return request
        .withHeader("Content-Type", "application/json", expected)
        .withBody(body.getBytes(StandardCharsets.UTF_8), expected);
  }

  private FuzzRequest withOddHeader(FuzzRequest request) {
    String value =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> "x".repeat(random.nextInt(1, 20_000));
          case 2 -> "*/*;q=nonsense, \"";
          default -> "image/png";
        };
    return request.withHeader(pick(HEADERS), value, Expected.EITHER);
  }

  private FuzzRequest withOddTarget(Described operation, FuzzRequest request) {
    String target = request.target();
    boolean strict = operation.path().startsWith("/v1/");
    String sign = target.contains("?") ? "&" : "?";
    return switch (random.nextInt(6)) {
      case 0 ->
          request.withTarget(
              target + sign + "unknown=1", strict ? Expected.REFUSED : Expected.EITHER);
      case 1 ->
          request.withTarget(
              target + sign + "%ff%fe=%00", strict ? Expected.REFUSED : Expected.EITHER);
      case 2 -> request.withTarget(target + sign + "x=".repeat(6000), Expected.EITHER);
      case 3 -> request.withTarget("/" + target, Expected.EITHER);
      case 4 -> request.withTarget(request.path() + "/%2e%2e/x", Expected.EITHER);
      default ->
          request.withTarget(
              request.path() + pick(List.of("/", "/x", ";a=b", "%00", ".")), Expected.EITHER);
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
