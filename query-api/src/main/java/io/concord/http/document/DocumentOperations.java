package io.concord.http.document;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.concord.http.page.PageFile;
import io.concord.http.page.PageOperations;
import java.util.Map;

/** Describes the routes of the documents themselves. */
final class DocumentOperations {
  private DocumentOperations() {}

  static Operation openApi() {
    return Operation.get("/openapi.json", "readOpenApi")
        .tag(Tag.DOCUMENTS)
        .summary("This document")
        .responses(Response.ok("OpenAPI 3.1.", Content.object()));
  }

  static Operation asyncApi() {
    return Operation.get("/asyncapi.json", "readAsyncApi")
        .tag(Tag.DOCUMENTS)
        .summary("The topics and what is pushed")
        .responses(Response.ok("AsyncAPI 3.0.", Content.object()));
  }

  static Operation files(String path, String id, Map<String, PageFile> files) {
    String[] names = files.keySet().stream().sorted().toArray(String[]::new);
    String[] mediaTypes =
        files.values().stream()
            .map(file -> file.contentType().replaceFirst(";.*", ""))
            .distinct()
            .sorted()
            .toArray(String[]::new);
    Parameter name = Parameter.path("file", "Its name.").oneOf(names);
    return PageOperations.files(path + "/{file}", id, name, mediaTypes);
  }
}
