package io.concord.query;

/** Tells whether this node can answer. Implementations are thread-safe and cheap. */
public interface ReadinessReader {
  Readiness readiness();
}
