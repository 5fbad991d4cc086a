package io.concord.http.page;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Excerpt;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code GET /}, {@code /page/...} and {@code /webjars/...}: the page and its files, the same for
 * every installation. At {@code /} only a caller that wants HTML gets it; all others get what the
 * old service answered there.
 */
public final class DashboardRoutes implements Routes {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  /** A browser asks every time whether its copy is current, so that no page mixes two versions. */
  private static final String ALWAYS_ASK = "no-cache";

  private final PageFiles files = new PageFiles();
  private final Handler index;

  /**
   * @param index answers {@code /} to who does not want HTML
   */
  public DashboardRoutes(Handler index) {
    this.index = index;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/", Access.OPEN, this::root);
    for (String folder : PageFiles.FOLDERS) {
      Routes.get(
          routes,
          folder + "{file}",
          Access.OPEN,
          ctx -> send(ctx, files.find(folder, ctx.pathParam("file"))));
    }
  }

  /** The index describes itself: it is the old service's for all but browsers. */
  @Override
  public List<Operation> operations() {
    return PageFiles.FOLDERS.stream().map(DashboardRoutes::operation).toList();
  }

  private static Operation operation(String folder) {
    return Operation.get(folder + "{file}", "readFileOf" + folder.replaceAll("\\W", ""))
        .tag(Tag.DOCUMENTS)
        .summary("A file of the page for people")
        .parameters(Parameter.path("file", "Its name.").text())
        .responses(
            Response.ok(
                "The file.",
                Content.text("text/css"),
                Content.text("text/javascript"),
                Content.text("image/svg+xml")),
            Response.of(304, "The file is as the caller's `If-None-Match` has it."),
            Response.problem(404, "No such file (`not-found`)."));
  }

  private void root(Context ctx) throws Exception {
    ctx.header(Header.VARY, Header.ACCEPT);
    if (AcceptHeader.prefersHtml(ctx.header(Header.ACCEPT))) {
      send(ctx, files.index());
    } else {
      index.handle(ctx);
    }
  }

  private static void send(Context ctx, PageFile file) throws IOException {
    if (file == null) {
      throw new ProblemException(
          ProblemKind.NOT_FOUND, "no such path, path=" + Excerpt.of(ctx.path()));
    }
    HttpServletResponse response = ctx.res();
    response.setHeader(Header.ETAG, file.etag());
    response.setHeader(Header.CACHE_CONTROL, ALWAYS_ASK);
    if (file.etag().equals(ctx.header(Header.IF_NONE_MATCH))) {
      response.setStatus(NOT_MODIFIED);
      return;
    }
    response.setStatus(OK);
    response.setContentType(file.contentType());
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }
}
