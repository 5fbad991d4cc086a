package io.concord.http.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.http.exchange.Access;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.ResponseHeader;
import io.concord.http.openapi.Tag;

/** Makes the OpenAPI 3.1 document of a server out of what its routes say of themselves. */
public final class OpenApiDocument {
  private static final String DESCRIPTION =
      "Every client's reorder list, right a tenth of a second after the order's change is captured"
          + " from the database.\n\nAny node answers for any client. Errors are"
          + " `application/problem+json` (RFC 9457), whose `type` is stable; the old service's"
          + " paths keep its own errors. A path answers HEAD wherever it answers GET, with the"
          + " same status and headers; other methods get 405, other paths 404, and OPTIONS is"
          + " answered to pages of origins that a setting allows. Below `/v1`, query"
          + " parameters that a path does not have are refused.";

  /** Of the interface, which grows by compatible changes only; the build's is told by {@code /}. */
  private static final String VERSION = "1";

  private final ApiCatalogue catalogue;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  private OpenApiDocument(ApiCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Complete in itself: it refers to nothing outside. */
  public static ObjectNode of(ApiCatalogue catalogue) {
    return new OpenApiDocument(catalogue).make();
  }

  private ObjectNode make() {
    document.put("openapi", "3.1.0");
    info();
    document.putArray("servers").addObject().put("url", "/");
    tags();
    catalogue.operations().forEach(this::add);
    ObjectNode components = document.putObject("components");
    components.set("responses", CommonResponses.components());
    headers(components.putObject("headers"));
    components.set("securitySchemes", Security.schemes());
    EmbeddedSchemas.intoOpenApi(document);
    return document;
  }

  private void info() {
    ObjectNode info = document.putObject("info");
    info.put("title", "Concord Recommender").put("version", VERSION);
    info.put("summary", "What each client will reorder").put("description", DESCRIPTION);
    info.putObject("license").put("name", "Apache License 2.0").put("identifier", "Apache-2.0");
  }

  private void tags() {
    for (Tag tag : Tag.values()) {
      document
          .withArray("tags")
          .addObject()
          .put("name", tag.label())
          .put("description", tag.description());
    }
  }

  private void add(Operation operation) {
    Access access = catalogue.access(operation);
    ObjectNode json = operation.json();
    ObjectNode responses = json.withObjectProperty("responses");
    responses.forEach(response -> EveryAnswer.headers((ObjectNode) response));
    CommonResponses.addTo(responses, operation, access);
    json.set("security", Security.required(access));
    document
        .withObjectProperty("paths")
        .withObjectProperty(operation.path())
        .set(operation.method(), json);
  }

  private static void headers(ObjectNode headers) {
    for (ResponseHeader header : ResponseHeader.values()) {
      headers.set(header.key(), header.json());
    }
  }
}
