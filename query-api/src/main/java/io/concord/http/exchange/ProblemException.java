package io.concord.http.exchange;

import java.util.Map;

/**
 * Ends a request with a problem; the message is the problem's detail. Carries no stack trace: it
 * speaks of the caller's mistake, not of ours.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String parameter;
  private final transient Map<String, String> headers;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, null);
  }

  public ProblemException(ProblemKind kind, String detail, String parameter) {
    this(kind, detail, parameter, Map.of());
  }

  /**
   * A problem whose answer needs more than a body.
   *
   * @param headers of the answer
   */
  public ProblemException(
      ProblemKind kind, String detail, String parameter, Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.parameter = parameter;
    this.headers = Map.copyOf(headers);
  }

  /**
   * A bad argument.
   *
   * @param rule what must hold, such as {@code must be a date}
   */
  public static ProblemException badArgument(String parameter, String rule, Object value) {
    return new ProblemException(
        ProblemKind.BAD_ARGUMENT,
        parameter + " " + rule + ", " + parameter + "=" + Excerpt.of(value),
        parameter);
  }

  /**
   * Nothing is there.
   *
   * @param path as it was asked for
   */
  public static ProblemException noSuchPath(String path) {
    return new ProblemException(ProblemKind.NOT_FOUND, "no such path, path=" + Excerpt.of(path));
  }

  public ProblemKind kind() {
    return kind;
  }

  public String parameter() {
    return parameter;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
