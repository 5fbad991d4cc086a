package io.concord.http;

import java.util.function.UnaryOperator;

/** Follows requests from their arrival to the end of their answer. Thread-safe. */
@FunctionalInterface
public interface RequestTracer {
  /** Nobody follows; the server then works as if there were no tracer. */
  RequestTracer NONE = (method, path, headers) -> null;

  /**
   * A request has come, before anything is done for it.
   *
   * @param headers the value of a header; null when the request has none
   */
  Trace begin(String method, String path, UnaryOperator<String> headers);

  /** One request. */
  interface Trace {
    /** What this thread does until the closing is done for the request. */
    Scope enter();

    /**
     * The answer is complete, or the caller has gone.
     *
     * @param route the path as registered; null when none matched
     * @param failure what went wrong inside the server; null when nothing did
     */
    void end(String route, int status, Throwable failure);
  }

  /** A stretch of one thread. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
