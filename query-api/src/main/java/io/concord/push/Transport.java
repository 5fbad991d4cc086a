package io.concord.push;

/** The way to one subscriber. Never blocks. */
public interface Transport {

  /**
   * There may be events to {@link Subscription#poll}; any number of times, from any thread, never
   * under a lock.
   */
  void deliver();

  /** Cuts the connection: the subscriber has not taken its end. */
  void abort();
}
