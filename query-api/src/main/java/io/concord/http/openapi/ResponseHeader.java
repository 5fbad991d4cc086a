package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The headers of answers, but for those that every HTTP answer has. */
public enum ResponseHeader {
  PROCESS_TIME(
      "X-Process-Time-Ms",
      "Milliseconds from the request's arrival to the answer's first byte.",
      schema("string").put("pattern", "^[0-9]+\\.[0-9]{2}$"),
      true),
  CACHE_CONTROL(
      "Cache-Control", "Whether and how long the answer may be stored.", schema("string"), false),
  POSSIBLY_INEXACT(
      "Concord-Possibly-Inexact",
      "There when a record of the source was put aside that the answer may depend on.",
      schema("string").put("const", "true"),
      false),
  RETRY_AFTER(
      "Retry-After",
      "Seconds to wait before the next try.",
      schema("integer").put("minimum", 1),
      true),
  CONTENT_SECURITY_POLICY(
      "Content-Security-Policy",
      "What the page may load: nothing from another host.",
      schema("string"),
      true),
  ALLOW("Allow", "The methods this path has.", schema("string"), true);

  private final String label;
  private final ObjectNode json;

  ResponseHeader(String label, String description, ObjectNode schema, boolean always) {
    this.label = label;
    this.json = JsonNodeFactory.instance.objectNode().put("description", description);
    json.put("required", always);
    json.set("schema", schema);
  }

  private static ObjectNode schema(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  public String label() {
    return label;
  }

  /** Where a document has it. */
  public String reference() {
    return "#/components/headers/" + label;
  }

  /** A copy, in the form of OpenAPI. */
  public ObjectNode json() {
    return json.deepCopy();
  }
}
