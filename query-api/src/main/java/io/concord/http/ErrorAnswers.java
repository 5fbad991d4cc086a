package io.concord.http;

import io.concord.contract.Problem;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Excerpt;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.exchange.RequestBody;
import io.concord.http.exchange.Routes;
import io.concord.http.legacy.LegacyDetail;
import io.concord.http.legacy.LegacyRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown on the way to an answer into one: a problem, or the old service's
 * {@code {"detail": ...}} on its own paths. What we did wrong is logged and not told.
 */
final class ErrorAnswers implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String INTERNAL_DETAIL =
      "the request failed inside the server, whose log says why";

  private final Answers answers;

  ErrorAnswers(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, this::refuse);
    routes.exception(EndpointNotFound.class, this::notFound);
    routes.exception(MethodNotAllowedResponse.class, this::methodNotAllowed);
    routes.exception(HttpResponseException.class, this::otherStatus);
    routes.exception(HttpException.RuntimeException.class, this::refusedByServer);
    routes.exception(Exception.class, this::fail);
  }

  /** For throwables that never reach a handler, such as a missing class. */
  void die(HttpServletResponse response, Error error) {
    LOG.error("a request met an error that the process may not survive", error);
    byte[] body = answers.encoded(ProblemKind.INTERNAL_ERROR.problem(INTERNAL_DETAIL, null, null));
    try {
      Answers.bytes(response, ProblemKind.INTERNAL_ERROR.status(), Answers.PROBLEM_JSON, body);
    } catch (IOException e) {
      LOG.debug("the caller left before the answer", e);
    }
  }

  private void refuse(ProblemException refusal, Context ctx) {
    refusal.headers().forEach(ctx::header);
    send(ctx, refusal.kind().problem(refusal.getMessage(), ctx.path(), refusal.parameter()));
  }

  private void notFound(NotFoundResponse unknown, Context ctx) {
    refuse(ProblemException.noSuchPath(ctx.path()), ctx);
  }

  private void methodNotAllowed(MethodNotAllowedResponse refusal, Context ctx) {
    String allowed = String.join(", ", refusal.getDetails().values());
    ctx.header(Header.ALLOW, allowed);
    String detail = "method must be one of " + allowed + ", method=" + ctx.req().getMethod();
    send(ctx, ProblemKind.METHOD_NOT_ALLOWED.problem(detail, ctx.path(), null));
  }

  private void otherStatus(HttpResponseException refusal, Context ctx) {
    send(ctx, ProblemKind.ofStatus(refusal.getStatus(), refusal.getMessage(), ctx.path()));
  }

  /** What Jetty finds wrong with a request only when a route looks at it, such as a handshake. */
  private void refusedByServer(HttpException.RuntimeException refusal, Context ctx) {
    if (HttpStatus.isClientError(refusal.getCode())) {
      send(ctx, ProblemKind.ofStatus(refusal.getCode(), refusal.getReason(), ctx.path()));
    } else {
      fail(refusal, ctx);
    }
  }

  private void fail(Exception failure, Context ctx) {
    ctx.req().setAttribute(TraceHandler.FAILURE, failure);
    LOG.atError()
        .addKeyValue("method", ctx.req().getMethod())
        .addKeyValue("path", Excerpt.of(ctx.path()))
        .setCause(failure)
        .log("A request failed");
    send(ctx, ProblemKind.INTERNAL_ERROR.problem(INTERNAL_DETAIL, ctx.path(), null));
  }

  private void send(Context ctx, Problem problem) {
    if (ctx.res().isCommitted()) {
      return; // the failure came after the answer began; Jetty closes the connection
    }
    try {
      RequestBody.discard(ctx);
      if (LegacyRoutes.owns(ctx.path())) {
        answers.json(ctx, problem.status(), new LegacyDetail(problem.detail()));
      } else {
        answers.problem(ctx, problem);
      }
    } catch (IOException e) {
      LOG.debug("the caller left before the answer", e);
    }
  }
}
