package io.concord.http.document;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.http.page.PageFile;
import io.concord.http.page.PageOperations;
import io.concord.http.page.WebJar;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /docs} (Swagger UI) and {@code /redoc}: the interface for people. Everything comes
 * from this server, and the browser is told to ask no other.
 */
public final class DocsRoutes implements Routes {
  /** Both libraries write styles into the page; Redoc searches in a worker made of a blob. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, PageFile> DOCS =
      Map.of(
          "docs.js", PageFile.read("/documents/docs.js"),
          "docs.css", PageFile.read("/documents/docs.css"),
          "swagger-ui-bundle.js", PageFile.read(WebJar.SWAGGER_UI.file("swagger-ui-bundle.js")),
          "swagger-ui.css", PageFile.read(WebJar.SWAGGER_UI.file("swagger-ui.css")),
          "favicon.png", PageFile.read(WebJar.SWAGGER_UI.file("favicon-32x32.png")));

  /** Redoc shows its makers' logo from their host, and has no option against it. */
  private static final Map<String, PageFile> REDOC =
      Map.of(
          "redoc.js", PageFile.read("/documents/redoc.js"),
          "redoc.standalone.js",
              PageFile.read(WebJar.REDOC.file("redoc.standalone.js"))
                  .replacing(
                      "https://cdn.redoc.ly/redoc/logo-mini.svg",
                      "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E"));

  private final Answers answers;

  public DocsRoutes(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    page(routes, "/docs", PageFile.read("/documents/docs.html"), DOCS);
    page(routes, "/redoc", PageFile.read("/documents/redoc.html"), REDOC);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        PageOperations.page("/docs", "readDocs", "The interface to be tried, in Swagger UI"),
        DocumentOperations.files("/docs", "readDocsFile", DOCS),
        PageOperations.page("/redoc", "readRedoc", "The interface to be read, in Redoc"),
        DocumentOperations.files("/redoc", "readRedocFile", REDOC));
  }

  private void page(RoutesConfig routes, String path, PageFile page, Map<String, PageFile> files) {
    Routes.get(routes, path, Access.OPEN, ctx -> send(ctx, page));
    Routes.get(routes, path + "/{file}", Access.OPEN, ctx -> send(ctx, file(ctx, files)));
  }

  private static PageFile file(Context ctx, Map<String, PageFile> files) {
    PageFile file = files.get(ctx.pathParam("file"));
    if (file == null) {
      throw ProblemException.noSuchPath(ctx.path());
    }
    return file;
  }

  private void send(Context ctx, PageFile file) throws IOException {
    ctx.header(Header.CONTENT_SECURITY_POLICY, POLICY);
    answers.file(ctx, file.contentType(), file.content(), file.etag());
  }
}
