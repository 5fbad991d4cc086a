package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an operation answers with one status. */
public final class Response {
  private final int status;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Response(int status, String description) {
    this.status = status;
    json.put("description", description);
  }

  /** A body of one of these media types; none for no body. */
  public static Response of(int status, String description, Content... contents) {
    Response response = new Response(status, description);
    for (Content content : contents) {
      content.putInto(response.json.withObjectProperty("content"));
    }
    return response;
  }

  public static Response ok(String description, Content... contents) {
    return of(200, description, contents);
  }

  /** To a caller that has what this tag names. */
  public static Response notModified(ResponseHeader tag) {
    return of(304, "The caller has it: no body, the tag says so.").headers(tag);
  }

  public static Response problem(int status, String description) {
    return of(status, description, Content.problem());
  }

  public static Response unknownClient() {
    return problem(404, "No source table mentions the client (`unknown-client`).");
  }

  public Response headers(ResponseHeader... headers) {
    for (ResponseHeader header : headers) {
      json.withObjectProperty("headers").putObject(header.label()).put("$ref", header.reference());
    }
    return this;
  }

  public int status() {
    return status;
  }

  /** A copy, in the form of OpenAPI. */
  public ObjectNode json() {
    return json.deepCopy();
  }
}
