package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.contract.ContractHeaders;

/** An argument in path, query or header: what it means, what is allowed, what holds without it. */
public final class Parameter {
  private static final String EXAMPLE = "example";

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

  /** What one node sends to another along with a caller's request. */
  public static Parameter forwarded() {
    Parameter parameter =
        header(
            ContractHeaders.FORWARDED,
            "Set by a node that forwards the request: only the node that gets it is asked.");
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

  /** One of these words. */
  public Parameter oneOf(String... words) {
    schema.put("type", "string");
    for (String word : words) {
      schema.withArray("enum").add(word);
    }
    json.put(EXAMPLE, words[0]);
    return this;
  }

  /** What holds when it is absent. */
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
