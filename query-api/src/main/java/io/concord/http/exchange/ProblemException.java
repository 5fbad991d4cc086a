package io.concord.http.exchange;

/**
 * Ends a request with a problem; the message is the problem's detail. Carries no stack trace: it
 * speaks of the caller's mistake, not of ours.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String parameter;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, null);
  }

  public ProblemException(ProblemKind kind, String detail, String parameter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.parameter = parameter;
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

  public ProblemKind kind() {
    return kind;
  }

  public String parameter() {
    return parameter;
  }
}
