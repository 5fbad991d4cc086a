package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.document.ApiDocument.Described;
import io.concord.http.document.FuzzRequest.Expected;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes arguments out of an operation's parameters. */
final class FuzzArguments {
  /** Rows that a server under test knows, or knows not to know: no document could tell. */
  private static final List<String> KNOWN_IDS = List.of("1", "2", "3", "4", "666");

  private final ApiDocument document;
  private final SchemaValues values;
  private final Random random;

  FuzzArguments(ApiDocument document, SchemaValues values, Random random) {
    this.document = document;
    this.values = values;
    this.random = random;
  }

  /**
   * Arguments by the names of their parameters.
   *
   * @param repeated a query's argument that is there twice; null for none
   */
  record Chosen(Map<JsonNode, String> arguments, String repeated, Expected expected) {

    FuzzRequest request(Described operation) {
      String path = operation.path();
      Map<String, String> headers = new LinkedHashMap<>();
      StringBuilder query = new StringBuilder();
      for (Map.Entry<JsonNode, String> argument : arguments.entrySet()) {
        String name = argument.getKey().path("name").textValue();
        switch (argument.getKey().path("in").textValue()) {
          case "path" -> path = path.replace("{" + name + "}", encoded(argument.getValue()));
          case "header" -> headers.put(name, argument.getValue().replaceAll("[^ -~]", ""));
          default ->
              query.append('&').append(name).append('=').append(encoded(argument.getValue()));
        }
      }
      if (repeated != null) {
        query.append(repeated);
      }
      String target = query.isEmpty() ? path : path + "?" + query.substring(1);
      return new FuzzRequest(operation.method(), target, headers, null, expected);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  Chosen fitting(Described operation) {
    Map<JsonNode, String> arguments = new LinkedHashMap<>();
    for (JsonNode parameter : operation.json().path("parameters")) {
      if (parameter.path("required").asBoolean() || random.nextInt(3) == 0) {
        arguments.put(parameter, argument(parameter));
      }
    }
    return new Chosen(arguments, null, expected(operation, arguments));
  }

  /** One of them is any text, or there twice. */
  Chosen spoilt(Described operation) {
    Chosen chosen = fitting(operation);
    List<JsonNode> parameters =
        StreamSupport.stream(operation.json().path("parameters").spliterator(), false).toList();
    if (parameters.isEmpty()) {
      return chosen;
    }
    JsonNode parameter = parameters.get(random.nextInt(parameters.size()));
    if (random.nextInt(8) == 0 && chosen.arguments().containsKey(parameter)) {
      String name = parameter.path("name").textValue();
      return new Chosen(chosen.arguments(), "&" + name + "=1", Expected.EITHER);
    }
    chosen.arguments().put(parameter, values.anyText());
    return new Chosen(chosen.arguments(), null, expected(operation, chosen.arguments()));
  }

  private String argument(JsonNode parameter) {
    boolean isClient = parameter.path("in").textValue().equals("path") && isId(parameter);
    if (isClient && random.nextInt(3) > 0) {
      return KNOWN_IDS.get(random.nextInt(KNOWN_IDS.size()));
    }
    JsonNode value = values.fitting(parameter.path("schema"));
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }

  private boolean isId(JsonNode parameter) {
    return document.resolved(parameter.path("schema")).path("type").asText().equals("integer");
  }

  private Expected expected(Described operation, Map<JsonNode, String> arguments) {
    Expected expected = Expected.ACCEPTED;
    for (Map.Entry<JsonNode, String> argument : arguments.entrySet()) {
      Expected one = expected(argument.getKey(), argument.getValue());
      if (one == Expected.REFUSED) {
        return operation.isLegacy() ? Expected.EITHER : one;
      }
      expected = one == Expected.EITHER ? one : expected;
    }
    return expected;
  }

  private Expected expected(JsonNode parameter, String text) {
    JsonNode schema = document.resolved(parameter.path("schema"));
    boolean unusualDigits = text.matches("[+-]?0*[0-9]+") && !text.matches("-?(0|[1-9][0-9]*)");
    boolean anotherPath = text.isEmpty() && parameter.path("in").textValue().equals("path");
    if (!parameter.has("example") || unusualDigits || anotherPath) {
      return Expected.EITHER; // opaque: only what the server gave out is understood
    }
    return document.violations(schema, RawValue.of(text, schema, document)).isEmpty()
        ? Expected.ACCEPTED
        : parameter.path("in").textValue().equals("header") ? Expected.EITHER : Expected.REFUSED;
  }
}
