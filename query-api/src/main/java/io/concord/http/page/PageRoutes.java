package io.concord.http.page;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.page.PageFiles.Folder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code GET /}, {@code /page/...} and {@code /webjars/...}: the page and its files, the same for
 * every installation. At {@code /} only a caller that wants HTML gets it; all others get what the
 * old service answered there.
 */
public final class PageRoutes implements Routes {
  private static final String FILE = "file";

  private final PageFiles files = new PageFiles();
  private final Answers answers;
  private final Handler index;

  /**
   * @param index answers {@code /} to who does not want HTML
   */
  public PageRoutes(Answers answers, Handler index) {
    this.answers = answers;
    this.index = index;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/", Access.OPEN, this::root);
    for (Folder folder : Folder.values()) {
      Routes.get(routes, path(folder), Access.OPEN, ctx -> file(ctx, folder));
    }
  }

  private static String path(Folder folder) {
    return folder.path() + "{" + FILE + "}";
  }

  /** The index describes itself: it is the old service's for all but browsers. */
  @Override
  public List<Operation> operations() {
    return Arrays.stream(Folder.values()).map(PageRoutes::operation).toList();
  }

  private static Operation operation(Folder folder) {
    Parameter name = Parameter.path(FILE, "Its name.").matching(PageFiles.NAME, folder.example());
    String id = "readFileOf" + folder.path().replaceAll("\\W", "");
    return PageOperations.files(
        path(folder), id, name, "text/css", "text/javascript", "image/svg+xml");
  }

  private void root(Context ctx) throws Exception {
    ctx.header(Header.VARY, Header.ACCEPT);
    if (AcceptHeader.prefersHtml(ctx.header(Header.ACCEPT))) {
      send(ctx, files.index());
    } else {
      index.handle(ctx);
    }
  }

  private void file(Context ctx, Folder folder) throws IOException {
    PageFile file = files.find(folder, ctx.pathParam(FILE));
    if (file == null) {
      throw ProblemException.noSuchPath(ctx.path());
    }
    send(ctx, file);
  }

  private void send(Context ctx, PageFile file) throws IOException {
    answers.file(ctx, file.contentType(), file.content(), file.etag());
  }
}
