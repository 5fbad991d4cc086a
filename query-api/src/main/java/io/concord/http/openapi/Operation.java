package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One method of one path, as its callers must know it. What holds for every operation (who may
 * call, refusals before the route is reached) is added when the document is made.
 */
public final class Operation {
  private final String method;
  private final String path;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Operation(String method, String path, String id) {
    this.method = method;
    this.path = path;
    json.put("operationId", id);
  }

  /**
   * A reading operation; the same path may answer HEAD besides.
   *
   * @param id stable and unique: generated clients name their methods by it
   */
  public static Operation get(String path, String id) {
    return new Operation("get", path, id);
  }

  public static Operation post(String path, String id) {
    return new Operation("post", path, id);
  }

  public Operation tag(Tag tag) {
    json.putArray("tags").add(tag.label());
    return this;
  }

  /** A line without a full stop. */
  public Operation summary(String summary) {
    json.put("summary", summary);
    return this;
  }

  /** Sentences, CommonMark. */
  public Operation description(String description) {
    json.put("description", description);
    return this;
  }

  public Operation parameters(Parameter... parameters) {
    for (Parameter parameter : parameters) {
      json.withArray("parameters").add(parameter.json());
    }
    return this;
  }

  public Operation body(Content content) {
    ObjectNode body = json.putObject("requestBody").put("required", true);
    content.putInto(body.putObject("content"));
    return this;
  }

  public Operation responses(Response... responses) {
    ObjectNode all = json.withObjectProperty("responses");
    for (Response response : responses) {
      all.set(Integer.toString(response.status()), response.json());
    }
    return this;
  }

  public String summary() {
    return json.path("summary").textValue();
  }

  /** In lower case. */
  public String method() {
    return method;
  }

  /** With the path's parameters in braces. */
  public String path() {
    return path;
  }

  /** A copy, in the form of OpenAPI. */
  public ObjectNode json() {
    return json.deepCopy();
  }
}
