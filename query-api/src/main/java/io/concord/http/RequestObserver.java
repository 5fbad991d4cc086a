package io.concord.http;

/** Is told of every answer as its first byte leaves. Implementations are thread-safe and cheap. */
@FunctionalInterface
public interface RequestObserver {
  RequestObserver NONE = (method, route, status, nanos) -> {};

  /**
   * Called once per answer.
   *
   * @param route the path as registered, such as {@code /v1/clients/{id}}, or {@code unknown}
   * @param nanos from the request's first byte to the answer's
   */
  void answered(String method, String route, int status, long nanos);

  /** Tells both. */
  default RequestObserver and(RequestObserver other) {
    return (method, route, status, nanos) -> {
      answered(method, route, status, nanos);
      other.answered(method, route, status, nanos);
    };
  }
}
