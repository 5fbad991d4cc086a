package io.concord.topology;

/** Tells the client stage whether rescoring is worth it yet. Thread-safe and cheap. */
@FunctionalInterface
public interface Pace {

  /** True while a backlog is read: touched clients are remembered and rescored once, afterwards. */
  boolean isBehind();
}
