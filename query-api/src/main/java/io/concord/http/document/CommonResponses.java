package io.concord.http.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;
import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.ResponseHeader;
import io.concord.http.openapi.Tag;
import java.util.Locale;

/** What may be answered whatever the operation is, mostly before it is reached. */
enum CommonResponses {
  BAD_REQUEST(400, "An argument is bad (`bad-argument`), or the request cannot be read."),
  UNAUTHORIZED(
      401,
      "Credentials are asked for, or those sent are no good (`unauthorized`).",
      ResponseHeader.WWW_AUTHENTICATE),
  FORBIDDEN(
      403,
      "The caller may not do this, or nobody may from this address (`forbidden`).",
      ResponseHeader.WWW_AUTHENTICATE),
  NOT_FOUND(404, "No such path (`not-found`)."),
  METHOD_NOT_ALLOWED(
      405, "The path has other methods (`method-not-allowed`).", ResponseHeader.ALLOW),
  REQUEST_TIMEOUT(408, "The request did not come in time (`request-timeout`)."),
  URI_TOO_LONG(414, "The address is too long."),
  TOO_MANY_REQUESTS(
      429,
      "Too many requests of this caller or from this address (`too-many-requests`).",
      ResponseHeader.RETRY_AFTER),
  HEADERS_TOO_LARGE(431, "The headers are too large."),
  INTERNAL_ERROR(500, "The server failed; its log says why (`internal-error`)."),
  UNAVAILABLE(
      503,
      "Nobody can answer at the moment, or too many requests wait (`unavailable`).",
      ResponseHeader.RETRY_AFTER);

  private final int status;
  private final String description;
  private final ResponseHeader[] headers;

  CommonResponses(int status, String description, ResponseHeader... headers) {
    this.status = status;
    this.description = description;
    this.headers = headers;
  }

  /** Paths that there are not, and methods, may be the old service's. */
  static ObjectNode components() {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    for (CommonResponses common : values()) {
      boolean legacyToo = common == NOT_FOUND || common == METHOD_NOT_ALLOWED;
      components.set(common.label(), common.response(legacyToo));
    }
    components.set("Preflight", preflight());
    return components;
  }

  /** To OPTIONS of a page of an origin that a setting allows. */
  private static ObjectNode preflight() {
    Response response =
        Response.of(204, "What pages of the caller's origin may do.")
            .headers(
                ResponseHeader.ALLOW_METHODS, ResponseHeader.ALLOW_HEADERS, ResponseHeader.MAX_AGE);
    return EveryAnswer.headers(response.json());
  }

  /** Adds those that the operation does not describe itself. */
  static void addTo(ObjectNode responses, Operation operation, Access access) {
    for (CommonResponses common : values()) {
      String status = Integer.toString(common.status);
      if (responses.has(status) || !common.concerns(access)) {
        continue;
      }
      if (operation.isOf(Tag.LEGACY)) {
        responses.set(status, common.response(true));
      } else {
        responses.putObject(status).put("$ref", "#/components/responses/" + common.label());
      }
    }
  }

  private boolean concerns(Access access) {
    return switch (this) {
      case NOT_FOUND, METHOD_NOT_ALLOWED -> false;
      case UNAUTHORIZED -> access != Access.OPEN;
      default -> true;
    };
  }

  private ObjectNode response(boolean legacyToo) {
    Response response =
        legacyToo
            ? Response.of(status, description, Content.problem(), Content.json("legacy-error"))
            : Response.problem(status, description);
    return EveryAnswer.headers(response.headers(headers).json());
  }

  private String label() {
    StringBuilder label = new StringBuilder();
    for (String word : name().split("_")) {
      label.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return label.toString();
  }
}
