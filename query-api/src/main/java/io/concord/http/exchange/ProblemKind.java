package io.concord.http.exchange;

import io.concord.contract.Problem;
import org.eclipse.jetty.http.HttpStatus;

/** The kinds of problem a caller can be told of; {@link #type} is stable, callers match on it. */
public enum ProblemKind {
  BAD_ARGUMENT("bad-argument", "Bad argument", 400),
  MALFORMED_BODY("malformed-body", "Malformed body", 400),
  UNAUTHORIZED("unauthorized", "Unauthorized", 401),
  FORBIDDEN("forbidden", "Forbidden", 403),
  UNKNOWN_CLIENT("unknown-client", "Unknown client", 404),
  NOT_FOUND("not-found", "Not found", 404),
  METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
  REQUEST_TIMEOUT("request-timeout", "Request timeout", 408),
  BODY_TOO_LARGE("body-too-large", "Body too large", 413),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Unsupported media type", 415),
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429),
  INTERNAL_ERROR("internal-error", "Internal error", 500),
  UNAVAILABLE("unavailable", "Unavailable", 503);

  private final String type;
  private final String title;
  private final int status;

  ProblemKind(String slug, String title, int status) {
    this.type = "urn:concord:problem:" + slug;
    this.title = title;
    this.status = status;
  }

  /** A problem that says no more than its HTTP status. */
  public static Problem ofStatus(int status, String detail, String instance) {
    return new Problem(
        "about:blank", HttpStatus.getMessage(status), status, detail, instance, null);
  }

  public int status() {
    return status;
  }

  /**
   * One occurrence.
   *
   * @param instance path of the request
   * @param parameter the argument at fault; null when there is none
   */
  public Problem problem(String detail, String instance, String parameter) {
    return new Problem(type, title, status, detail, instance, parameter);
  }
}
