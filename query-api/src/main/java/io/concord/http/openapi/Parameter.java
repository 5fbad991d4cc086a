package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.contract.ContractHeaders;
import java.util.List;
import java.util.regex.Pattern;

/** An argument in path, query or header: what it means, what is allowed, what holds without it. */
public final class Parameter {
  private static final String EXAMPLE = "example";
  private static final int ITEMS_MAX = 10_000;

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ObjectNode schema;

  private Parameter(String name, String in, String description) {
    json.put("name", name).put("in", in);
    json.put("description", description);
    schema = json.putObject("schema");
  }

  /** Always required. */
  public static Parameter path(String name, String description) {
    return new Parameter(name, "path", description).required();
  }

  public static Parameter query(String name, String description) {
    return new Parameter(name, "query", description);
  }

  public static Parameter header(String name, String description) {
    return new Parameter(name, "header", description);
  }

  /** The client that a path is about. */
  public static Parameter clientId() {
    return path("id", "ID of the client in the source database.").id(412306);
  }

  /** The product that a path is about. */
  public static Parameter productId() {
    return path("id", "ID of the product in the source database.").id(25000733);
  }

  /** What one node sends to another along with a caller's request. */
  public static Parameter forwarded() {
    Parameter parameter =
        header(
            ContractHeaders.FORWARDED,
            "Set by a node that forwards the request: only the node that gets it is asked.");
    parameter.schema.put("type", "string");
    return parameter;
  }

  /** What the caller has of an answer that carries a tag. */
  public static Parameter ifNoneMatch() {
    Parameter parameter =
        header("If-None-Match", "Tags of answers that the caller has: 304 if it is one of them.");
    parameter.schema.put("type", "string");
    return parameter;
  }

  public Parameter required() {
    json.put("required", true);
    return this;
  }

  /** A row ID of the source database. */
  public Parameter id(long example) {
    schema.put("$ref", "common.schema.json#/$defs/id");
    json.put(EXAMPLE, example);
    return this;
  }

  public Parameter integer(long min, long max, long example) {
    schema.put("type", "integer").put("minimum", min).put("maximum", max);
    json.put(EXAMPLE, example);
    return this;
  }

  public Parameter number(double min, double max, double example) {
    schema.put("type", "number").put("minimum", min).put("maximum", max);
    json.put(EXAMPLE, example);
    return this;
  }

  public Parameter flag() {
    schema.put("type", "boolean");
    json.put(EXAMPLE, true);
    return this;
  }

  public Parameter date(String example) {
    schema.put("type", "string").put("format", "date");
    json.put(EXAMPLE, example);
    return this;
  }

  /** What the server gave out before: no example would be understood. */
  public Parameter text() {
    schema.put("type", "string");
    return this;
  }

  /** Text of so many characters. */
  public Parameter text(int lengthMin, int lengthMax, String example) {
    schema.put("type", "string").put("minLength", lengthMin).put("maxLength", lengthMax);
    json.put(EXAMPLE, example);
    return this;
  }

  /** Text of this form as a whole. */
  public Parameter matching(Pattern form, String example) {
    schema.put("type", "string").put("pattern", "^" + form.pattern() + "$");
    json.put(EXAMPLE, example);
    return this;
  }

  /** Row IDs separated by commas. */
  public Parameter ids(int max, long example) {
    list(max).put("$ref", "common.schema.json#/$defs/id");
    json.putArray(EXAMPLE).add(example);
    return this;
  }

  /** Names separated by commas. */
  public Parameter names(int max, int lengthMax, String example) {
    list(max)
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", lengthMax)
        .put("pattern", "\\S");
    json.putArray(EXAMPLE).add(example);
    return this;
  }

  /** The schema of its elements. */
  private ObjectNode list(int max) {
    json.put("style", "form").put("explode", false);
    schema.put("type", "array").put("minItems", 1).put("maxItems", max);
    return schema.putObject("items");
  }

  /** One of these words. */
  public Parameter oneOf(String... words) {
    schema.put("type", "string");
    for (String word : words) {
      schema.withArray("enum").add(word);
    }
    json.put(EXAMPLE, words[0]);
    return this;
  }

  /** Numbers separated by commas. */
  public Parameter integers(long min, long max, long... examples) {
    list(ITEMS_MAX).put("type", "integer").put("minimum", min).put("maximum", max);
    for (long example : examples) {
      json.withArray(EXAMPLE).add(example);
    }
    return this;
  }

  /** Some of these words, separated by commas. */
  public Parameter someOf(List<String> words) {
    ObjectNode items = list(words.size()).put("type", "string");
    words.forEach(items.withArray("enum")::add);
    json.withArray(EXAMPLE).add(words.get(0));
    return this;
  }

  /** What holds when it is absent. */
  public Parameter defaultTo(String value) {
    schema.put("default", value);
    return this;
  }

  public Parameter defaultTo(long value) {
    schema.put("default", value);
    return this;
  }

  public Parameter defaultTo(boolean value) {
    schema.put("default", value);
    return this;
  }

  ObjectNode json() {
    return json.deepCopy();
  }
}
