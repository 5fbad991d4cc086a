package io.concord.push;

import java.time.Duration;

/** A feed that takes nobody, for tests of other things. */
public final class NoChanges implements ChangeFeed {
  @Override
  public SubscriptionResult subscribe(SubscriptionRequest request) {
    return new SubscriptionResult.Refused("there are no changes here", Duration.ofSeconds(1));
  }

  @Override
  public boolean knows(long clientId) {
    return false;
  }

  @Override
  public int subscribersMax() {
    return 0;
  }

  @Override
  public void endAll(Duration max) {}
}
