package io.concord.push;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What is subscribed to.
 *
 * @param stillAllowed whether the caller may still read this; asked now and then, must not block
 */
public record SubscriptionRequest(ChangeFilter filter, Start start, BooleanSupplier stillAllowed) {
  public SubscriptionRequest {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(stillAllowed, "stillAllowed");
  }
}
