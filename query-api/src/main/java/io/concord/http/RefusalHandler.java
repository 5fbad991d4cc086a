package io.concord.http;

import io.concord.contract.Problem;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.ProblemKind;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty itself refuses, such as an unreadable request line, a request too many or one
 * during the stop, with a problem instead of Jetty's page.
 */
final class RefusalHandler implements Request.Handler {
  private static final long RETRY_AFTER_SECONDS = 1;

  private final Answers answers;
  private final ProcessTimeHandler processTime;

  RefusalHandler(Answers answers, ProcessTimeHandler processTime) {
    this.answers = answers;
    this.processTime = processTime;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] body = answers.encoded(problem(request, response.getStatus()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.PROBLEM_JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
      // what follows on the connection cannot be told apart: Jetty closes it, the caller must know
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    processTime.timed(request, response).write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problem(Request request, int status) {
    String detail =
        status < HttpStatus.INTERNAL_SERVER_ERROR_500
                && request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String reason
            ? reason
            : HttpStatus.getMessage(status);
    return ProblemKind.ofStatus(status, detail, request.getHttpURI().getPath());
  }
}
