package io.concord.http.page;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.ResponseHeader;
import io.concord.http.openapi.Tag;

/** Describes pages for people and the files they are made of. */
public final class PageOperations {
  private PageOperations() {}

  /** The page itself. */
  public static Operation page(String path, String id, String summary) {
    return Operation.get(path, id)
        .tag(Tag.DOCUMENTS)
        .summary(summary)
        .parameters(Parameter.ifNoneMatch())
        .responses(file("A page.", "text/html"), Response.notModified(ResponseHeader.FILE_ETAG));
  }

  /**
   * The files beside it.
   *
   * @param path with {@code {file}} at its end
   */
  public static Operation files(String path, String id, Parameter file, String... mediaTypes) {
    return Operation.get(path, id)
        .tag(Tag.DOCUMENTS)
        .summary("A file of the page")
        .parameters(file, Parameter.ifNoneMatch())
        .responses(
            file("The file.", mediaTypes),
            Response.notModified(ResponseHeader.FILE_ETAG),
            Response.problem(404, "No such file (`not-found`)."));
  }

  private static Response file(String description, String... mediaTypes) {
    Content[] contents = new Content[mediaTypes.length];
    for (int n = 0; n < contents.length; n++) {
      contents[n] = Content.text(mediaTypes[n]);
    }
    return Response.ok(description, contents).headers(ResponseHeader.FILE_ETAG);
  }
}
