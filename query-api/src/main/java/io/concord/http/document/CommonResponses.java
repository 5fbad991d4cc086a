package io.concord.http.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;
import io.concord.http.openapi.Content;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.ResponseHeader;
import java.util.Locale;

/** What may be answered whatever the operation is, mostly before it is reached. */
enum CommonResponses {
  BAD_REQUEST(
      Response.problem(400, "An argument is bad (`bad-argument`), or the request cannot be read."),
      true),
  NOT_FOUND(
      Response.of(
          404, "No such path (`not-found`).", Content.problem(), Content.json("legacy-error")),
      false),
  METHOD_NOT_ALLOWED(
      Response.of(
              405,
              "The path has other methods (`method-not-allowed`).",
              Content.problem(),
              Content.json("legacy-error"))
          .headers(ResponseHeader.ALLOW),
      false),
  URI_TOO_LONG(Response.problem(414, "The address is too long."), true),
  HEADERS_TOO_LARGE(Response.problem(431, "The headers are too large."), true),
  INTERNAL_ERROR(
      Response.problem(500, "The server failed; its log says why (`internal-error`)."), true),
  UNAVAILABLE(
      Response.problem(
              503, "Nobody can answer at the moment, or too many requests wait (`unavailable`).")
          .headers(ResponseHeader.RETRY_AFTER),
      true);

  private final Response response;
  private final boolean ofOperations;

  CommonResponses(Response response, boolean ofOperations) {
    this.response = response;
    this.ofOperations = ofOperations;
  }

  static ObjectNode components() {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    for (CommonResponses common : values()) {
      components.set(common.label(), EveryAnswer.headers(common.response.json()));
    }
    return components;
  }

  /** Adds those that the operation does not describe itself. */
  static void addTo(ObjectNode responses, Access access) {
    for (CommonResponses common : values()) {
      String status = Integer.toString(common.response.status());
      if (common.ofOperations && !responses.has(status)) {
        responses.putObject(status).put("$ref", "#/components/responses/" + common.label());
      }
    }
  }

  private String label() {
    StringBuilder label = new StringBuilder();
    for (String word : name().split("_")) {
      label.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return label.toString();
  }
}
