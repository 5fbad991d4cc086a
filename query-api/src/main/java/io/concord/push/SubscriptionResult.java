package io.concord.push;

import java.time.Duration;

/** What became of a request to subscribe. */
public sealed interface SubscriptionResult {

  /** It takes nothing before it is started. */
  record Opened(Subscription subscription) implements SubscriptionResult {}

  /** Not now. */
  record Refused(String reason, Duration retryAfter) implements SubscriptionResult {}
}
