package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/** Text of a path, query or header as the value its schema speaks of. */
final class RawValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RawValue() {}

  /** The value; text that cannot be one of the schema's type stays text. */
  static JsonNode of(String text, JsonNode described, ApiDocument document) {
    JsonNode schema = document.resolved(described);
    String type = schema.path("type").asText();
    if (type.equals("integer") && text.matches("-?[0-9]+")) {
      return NODES.numberNode(new BigInteger(text));
    }
    if (type.equals("number") && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return NODES.numberNode(Double.parseDouble(text));
    }
    if (type.equals("boolean") && text.matches("true|false")) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    return type.equals("array")
        ? items(text, schema.path("items"), document)
        : NODES.textNode(text);
  }

  private static ArrayNode items(String text, JsonNode schema, ApiDocument document) {
    ArrayNode items = NODES.arrayNode();
    for (String item : text.split(",", -1)) {
      items.add(of(item, schema, document));
    }
    return items;
  }
}
