package io.concord.push;

import java.time.Duration;

/** Where changes are subscribed to. Implementations are thread-safe. */
public interface ChangeFeed {

  /**
   * A new subscription, if there is room for it.
   *
   * @throws IllegalArgumentException when it is to begin after what is no cursor
   */
  SubscriptionResult subscribe(SubscriptionRequest request);

  /** Whether the client has a list of its own; false while the log is being read. */
  boolean knows(long clientId);

  /** How many subscribers there may be at once. */
  int subscribersMax();

  /**
   * Lets nobody subscribe any more and ends all, so that they go on at another node. Returns when
   * all have left, or after so long.
   */
  void endAll(Duration max) throws InterruptedException;
}
