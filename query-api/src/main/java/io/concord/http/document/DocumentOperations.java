package io.concord.http.document;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.ResponseHeader;
import io.concord.http.openapi.Tag;
import java.util.Map;

/** Describes the routes of the documents themselves. */
final class DocumentOperations {
  private DocumentOperations() {}

  static Operation openApi() {
    return Operation.get("/openapi.json", "readOpenApi")
        .tag(Tag.DOCUMENTS)
        .summary("This document")
        .responses(Response.ok("OpenAPI 3.1.", Content.object(Content.JSON)));
  }

  static Operation asyncApi() {
    return Operation.get("/asyncapi.json", "readAsyncApi")
        .tag(Tag.DOCUMENTS)
        .summary("The topics and what is pushed")
        .responses(Response.ok("AsyncAPI 3.0.", Content.object(Content.JSON)));
  }

  static Operation page(String path, String id, String summary) {
    return Operation.get(path, id)
        .tag(Tag.DOCUMENTS)
        .summary(summary)
        .responses(
            Response.ok("A page.", Content.text("text/html"))
                .headers(ResponseHeader.CONTENT_SECURITY_POLICY));
  }

  static Operation file(String path, String id, Map<String, PageFile> files) {
    String[] names = files.keySet().stream().sorted().toArray(String[]::new);
    Content[] contents =
        files.values().stream()
            .map(file -> file.contentType().replaceFirst(";.*", ""))
            .distinct()
            .sorted()
            .map(Content::text)
            .toArray(Content[]::new);
    return Operation.get(path + "/{file}", id)
        .tag(Tag.DOCUMENTS)
        .summary("A file of the page")
        .parameters(Parameter.path("file", "Its name.").oneOf(names))
        .responses(
            Response.ok("The file.", contents).headers(ResponseHeader.CONTENT_SECURITY_POLICY),
            Response.problem(404, "No such file (`not-found`)."));
  }
}
