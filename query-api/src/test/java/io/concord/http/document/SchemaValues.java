package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values: such that fit a schema, at its bounds as often as not, and such that fit none. */
final class SchemaValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int ITEMS_MAX = 5;

  private static final List<String> DATES =
      List.of("2024-07-01", "2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e3",
          "NaN",
          "Škoda",
          "٣",
          "😀",
          "\u0000",
          "\u202e",
          "\ud800",
          "' OR 1=1 --",
          "<script>",
          "../../etc/passwd",
          "%00",
          "${x}",
          "2023-02-29",
          "2024-13-01",
          "2024-7-1",
          "+10000-01-01",
          "9223372036854775808",
          "-9223372036854775809",
          "1".repeat(400),
          "x".repeat(3000));

  private final ApiDocument document;
  private final Random random;

  SchemaValues(ApiDocument document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** One that fits, as far as types and bounds go. */
  JsonNode fitting(JsonNode described) {
    JsonNode schema = document.resolved(described);
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    return switch (type(schema)) {
      case "integer" -> NODES.numberNode(integer(schema));
      case "number" -> NODES.numberNode(number(schema));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> array(schema);
      case "object" -> object(schema);
      case "null" -> NODES.nullNode();
      default -> NODES.textNode(text(schema));
    };
  }

  /** Any, mostly a nuisance. */
  JsonNode any() {
    return switch (random.nextInt(8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt(-2, 502));
      case 3 -> NODES.numberNode(BigInteger.TWO.pow(random.nextInt(200)).negate());
      case 4 -> NODES.numberNode(random.nextDouble() * 1e9);
      case 5 -> NODES.arrayNode().add(1).add("a");
      case 6 -> NODES.objectNode().put("a", 1);
      default -> NODES.textNode(anyText());
    };
  }

  String anyText() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText();
  }

  private long integer(JsonNode schema) {
    long min = schema.path("minimum").asLong(Long.MIN_VALUE);
    long max = schema.path("maximum").asLong(Long.MAX_VALUE);
    return switch (random.nextInt(4)) {
      case 0 -> min;
      case 1 -> max;
      case 2 -> Math.min(max, Math.max(min, random.nextInt(1, 30)));
      default -> max == Long.MAX_VALUE ? random.nextLong(min, max) : random.nextLong(min, max + 1);
    };
  }

  private double number(JsonNode schema) {
    double min = schema.path("minimum").asDouble(-1e6);
    double max = schema.path("maximum").asDouble(1e6);
    return random.nextInt(3) == 0 ? min : min + (max - min) * random.nextInt(101) / 100;
  }

  private String text(JsonNode schema) {
    if (schema.path("format").asText().equals("date")) {
      return DATES.get(random.nextInt(DATES.size()));
    }
    int lengthMin = schema.path("minLength").asInt(0);
    int lengthMax = schema.path("maxLength").asInt(lengthMin + 20);
    int length = random.nextBoolean() ? lengthMax : random.nextInt(lengthMin, lengthMax + 1);
    return "bé%&=+ ".repeat(length / 7 + 1).substring(0, length);
  }

  private ArrayNode array(JsonNode schema) {
    int sizeMin = schema.path("minItems").asInt(0);
    int sizeMax = Math.min(schema.path("maxItems").asInt(ITEMS_MAX), sizeMin + ITEMS_MAX);
    ArrayNode array = NODES.arrayNode();
    for (int size = random.nextInt(sizeMin, sizeMax + 1); size > 0; size--) {
      array.add(fitting(schema.path("items")));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || random.nextBoolean()) {
        object.set(property.getKey(), fitting(property.getValue()));
      }
    }
    return object;
  }

  /** The same object with one thing changed, added or taken away. */
  ObjectNode spoilt(ObjectNode object) {
    ObjectNode spoilt = object.deepCopy();
    List<String> names = spoilt.properties().stream().map(Map.Entry::getKey).toList();
    if (names.isEmpty() || random.nextInt(4) == 0) {
      spoilt.set(anyText(), any());
    } else if (random.nextInt(4) == 0) {
      spoilt.remove(names.get(random.nextInt(names.size())));
    } else {
      spoilt.set(names.get(random.nextInt(names.size())), any());
    }
    return spoilt;
  }
}
