package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenAPI document, read as a stranger reads it: nothing else is known of the server. */
public final class ApiDocument {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig ENFORCING_FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  public ApiDocument(JsonNode document) {
    this.document = document;
  }

  /** One method of one path. */
  record Described(String method, String path, JsonNode json) {
    /** Whether its answer has no end, so that only its head can be looked at. */
    boolean isStream() {
      return json.at("/responses/200/content").has("text/event-stream");
    }

    boolean isLegacy() {
      return json.path("tags").path(0).asText().equals("legacy");
    }
  }

  List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Described(name, path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  /** The operation that such a request means; null when it means none. */
  Described operation(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return operations().stream()
        .filter(operation -> operation.method().equals(asked))
        .filter(operation -> path.matches(pattern(operation.path())))
        .min((one, other) -> parameters(one.path()) - parameters(other.path()))
        .orElse(null);
  }

  private static String pattern(String path) {
    String slash = path.equals("/") ? "" : "/?";
    return "\\Q" + path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E" + slash;
  }

  private static int parameters(String path) {
    return path.length() - path.replace("{", "").length();
  }

  /** What the operation says of a status; missing when it says nothing. */
  JsonNode response(Described operation, int status) {
    return resolved(operation.json().path("responses").path(Integer.toString(status)));
  }

  /** What is said of a status that needs no operation. */
  JsonNode commonResponse(String name) {
    return document.path("components").path("responses").path(name);
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
  }

  /** What is wrong with a value; empty when it fits. */
  List<String> violations(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** The schema beside the components it refers to. */
  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("components", document.path("components"));
    ArrayNode all = whole.putArray("allOf");
    all.add(schema);
    return FACTORY.getSchema(whole, ENFORCING_FORMATS);
  }
}
