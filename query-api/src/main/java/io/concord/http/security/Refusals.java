package io.concord.http.security;

import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.legacy.LegacyDetail;
import io.concord.http.legacy.LegacyRoutes;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that never reach a route, in the form that their path's answers have. */
public final class Refusals {
  private final Answers answers;

  Refusals(Answers answers) {
    this.answers = answers;
  }

  /** True, as a handler says that it has answered. */
  boolean write(
      Request request, Response response, Callback callback, ProblemKind kind, String detail) {
    String path = Request.getPathInContext(request);
    boolean legacy = LegacyRoutes.owns(path);
    byte[] body =
        answers.encoded(legacy ? new LegacyDetail(detail) : kind.problem(detail, path, null));
    response.setStatus(kind.status());
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, legacy ? Answers.JSON : Answers.PROBLEM_JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
