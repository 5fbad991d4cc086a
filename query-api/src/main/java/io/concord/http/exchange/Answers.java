package io.concord.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.Problem;
import io.concord.contract.Recommendations;
import io.concord.query.Result;
import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes bodies, straight as bytes with their length: Javalin's own result path would copy each
 * through a 32 kB buffer and its compression. Every answer may be outdated by the next order, so
 * none may be stored by a cache.
 */
public final class Answers {
  public static final String JSON = "application/json";
  public static final String PROBLEM_JSON = "application/problem+json";
  public static final int OK = 200;

  /** Whether a record was put aside that the answer may depend on: for any body, also the old. */
  public static final String INEXACT_HEADER = "Concord-Possibly-Inexact";

  private static final String NO_STORE = "no-store";

  private final JsonMapper json;

  public Answers(JsonMapper json) {
    this.json = json;
  }

  public void ok(Context ctx, Object body) throws IOException {
    json(ctx, OK, body);
  }

  public void json(Context ctx, int status, Object body) throws IOException {
    bytes(ctx.res(), status, JSON, encoded(body));
  }

  public void problem(Context ctx, Problem problem) throws IOException {
    bytes(ctx.res(), problem.status(), PROBLEM_JSON, encoded(problem));
  }

  public void recommendations(Context ctx, Recommendations body) throws IOException {
    mark(ctx, body.possiblyInexact());
    JsonBytes bytes = RecommendationsWriter.write(body);
    bytes(ctx.res(), OK, JSON, bytes.array(), bytes.size());
  }

  public void result(Context ctx, Result<?> result) throws IOException {
    if (result instanceof Result.Found<?> found) {
      ok(ctx, found.value());
    } else {
      missing(ctx, result);
    }
  }

  /** Anything but {@link Result.Found}, as the problem it is. */
  public void missing(Context ctx, Result<?> result) throws IOException {
    if (result instanceof Result.Unavailable<?> unavailable) {
      retryAfter(ctx, unavailable.retryAfter());
    }
    problem(ctx, ResultProblem.of(result, ctx.path()));
  }

  /** Marks the answer when it may be inexact; null means no, as in the contract's records. */
  public static void mark(Context ctx, Boolean possiblyInexact) {
    if (Boolean.TRUE.equals(possiblyInexact)) {
      ctx.header(INEXACT_HEADER, "true");
    }
  }

  /** Seconds, rounded up: zero would invite a busy loop. */
  public static void retryAfter(Context ctx, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    ctx.header(Header.RETRY_AFTER, Long.toString(seconds));
  }

  public byte[] encoded(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every answer must have a JSON form", e);
    }
  }

  public static void bytes(
      HttpServletResponse response, int status, String contentType, byte[] body)
      throws IOException {
    bytes(response, status, contentType, body, body.length);
  }

  private static void bytes(
      HttpServletResponse response, int status, String contentType, byte[] body, int size)
      throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setHeader(Header.CACHE_CONTROL, NO_STORE);
    response.setContentLength(size);
    response.getOutputStream().write(body, 0, size);
  }
}
