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
import java.util.Enumeration;

/**
 * Writes bodies, straight as bytes with their length: Javalin's own result path would copy each
 * through a 32 kB buffer and its compression. Every answer may be outdated by the next order: what
 * is said of a client may be stored by the caller's own cache, who must ask each time whether it
 * still holds; everything else by none.
 */
public final class Answers {
  public static final String JSON = "application/json";
  public static final String PROBLEM_JSON = "application/problem+json";
  public static final int OK = 200;

  /** Whether a record was put aside that the answer may depend on: for any body, also the old. */
  public static final String INEXACT_HEADER = "Concord-Possibly-Inexact";

  private static final String NO_STORE = "no-store";
  private static final String ASK_EACH_TIME = "private, no-cache";
  private static final String ASK_EACH_TIME_EVEN_SHARED = "no-cache";
  private static final int NOT_MODIFIED = 304;

  private final JsonMapper json;
  private final GzipCoding gzip;

  /**
   * Answers in this dialect.
   *
   * @param compressing whether those are compressed whose callers ask for it
   */
  public Answers(JsonMapper json, boolean compressing) {
    this.json = json;
    this.gzip = compressing ? new GzipCoding() : null;
  }

  public void ok(Context ctx, Object body) throws IOException {
    json(ctx, OK, body);
  }

  public void json(Context ctx, int status, Object body) throws IOException {
    bytes(ctx, status, JSON, encoded(body));
  }

  public void problem(Context ctx, Problem problem) throws IOException {
    bytes(ctx, problem.status(), PROBLEM_JSON, encoded(problem));
  }

  public void recommendations(Context ctx, Recommendations body) throws IOException {
    mark(ctx, body.possiblyInexact());
    JsonBytes bytes = RecommendationsWriter.write(body);
    tagged(ctx, body.revision(), bytes.array(), bytes.size());
  }

  /**
   * What is said of a client, or 304 to a caller that has it.
   *
   * @param revision of the client's list
   */
  public void tagged(Context ctx, long revision, Object body) throws IOException {
    byte[] bytes = encoded(body);
    tagged(ctx, revision, bytes, bytes.length);
  }

  private void tagged(Context ctx, long revision, byte[] body, int size) throws IOException {
    ctx.res().setHeader(Header.CACHE_CONTROL, ASK_EACH_TIME);
    unlessKnown(ctx, EntityTag.of(revision, body, size), JSON, body, size);
  }

  /**
   * A file that any cache may keep and asks for each time, so that no page mixes two versions; or
   * 304 to a caller that has it.
   *
   * @param tag changes with the file
   */
  public void file(Context ctx, String contentType, byte[] body, String tag) throws IOException {
    ctx.res().setHeader(Header.CACHE_CONTROL, ASK_EACH_TIME_EVEN_SHARED);
    unlessKnown(ctx, tag, contentType, body, body.length);
  }

  private void unlessKnown(Context ctx, String tag, String contentType, byte[] body, int size)
      throws IOException {
    HttpServletResponse response = ctx.res();
    response.setHeader(Header.ETAG, tag);
    if (EntityTag.matches(ctx.req().getHeaders(Header.IF_NONE_MATCH), tag)) {
      vary(response);
      response.setContentType(null);
      response.setStatus(NOT_MODIFIED);
    } else {
      write(ctx, OK, contentType, body, size);
    }
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

  public static void retryAfter(Context ctx, Duration wait) {
    ctx.header(Header.RETRY_AFTER, Long.toString(retryAfterSeconds(wait)));
  }

  /** Rounded up: zero would invite a busy loop. */
  public static long retryAfterSeconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  public byte[] encoded(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every answer must have a JSON form", e);
    }
  }

  /** JSON that was encoded before. */
  public void ok(Context ctx, byte[] json) throws IOException {
    bytes(ctx, OK, JSON, json);
  }

  /** A body that no cache may store. */
  public void bytes(Context ctx, int status, String contentType, byte[] body) throws IOException {
    ctx.res().setHeader(Header.CACHE_CONTROL, NO_STORE);
    write(ctx, status, contentType, body, body.length);
  }

  /** The same for whoever has no context; never compressed. */
  public static void bytes(
      HttpServletResponse response, int status, String contentType, byte[] body)
      throws IOException {
    response.setHeader(Header.CACHE_CONTROL, NO_STORE);
    write(response, status, contentType, body, body.length);
  }

  private void write(Context ctx, int status, String contentType, byte[] body, int size)
      throws IOException {
    HttpServletResponse response = ctx.res();
    vary(response);
    Enumeration<String> accepted = ctx.req().getHeaders(Header.ACCEPT_ENCODING);
    if (gzip != null && GzipCoding.isFor(accepted, contentType, size)) {
      response.setHeader(Header.CONTENT_ENCODING, GzipCoding.NAME);
      byte[] compressed = gzip.compress(body, size);
      write(response, status, contentType, compressed, compressed.length);
    } else {
      write(response, status, contentType, body, size);
    }
  }

  private void vary(HttpServletResponse response) {
    if (gzip != null) {
      response.addHeader(Header.VARY, Header.ACCEPT_ENCODING);
    }
  }

  private static void write(
      HttpServletResponse response, int status, String contentType, byte[] body, int size)
      throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(size);
    response.getOutputStream().write(body, 0, size);
  }
}
