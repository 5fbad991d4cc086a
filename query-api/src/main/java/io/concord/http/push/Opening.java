package io.concord.http.push;

import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.ReadersChoice;
import io.concord.push.ChangeFeed;
import io.concord.push.ChangeFilter.OneClient;
import io.concord.push.Start;
import io.concord.push.Subscription;
import io.concord.push.SubscriptionResult;
import io.concord.query.Result;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Opens subscriptions, or answers why not. */
final class Opening {
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);
  private static final BooleanSupplier ALWAYS = () -> true;

  private final ChangeFeed feed;
  private final ReadersChoice readers;
  private final Answers answers;
  private final Semaphore lookups;

  Opening(ChangeFeed feed, ReadersChoice readers, Answers answers, int lookupsMax) {
    this.feed = feed;
    this.readers = readers;
    this.answers = answers;
    this.lookups = new Semaphore(lookupsMax);
  }

  /** A subscription that is to be started; empty when the answer was given. */
  Optional<Subscription> open(Context ctx, FeedRequest request) throws IOException {
    SubscriptionResult result = subscribe(request, stillAllowed(ctx));
    if (result instanceof SubscriptionResult.Refused refused) {
      answers.missing(ctx, new Result.Unavailable<>(refused.reason(), refused.retryAfter()));
      return Optional.empty();
    }
    Subscription subscription = ((SubscriptionResult.Opened) result).subscription();
    Result<?> missing = missing(ctx, request);
    if (missing == null) {
      return Optional.of(subscription);
    }
    subscription.leave();
    answers.missing(ctx, missing);
    return Optional.empty();
  }

  private SubscriptionResult subscribe(FeedRequest request, BooleanSupplier stillAllowed) {
    try {
      return feed.subscribe(request.subscription(stillAllowed));
    } catch (IllegalArgumentException e) {
      if (request.start() instanceof Start.After) {
        throw request.badCursor();
      }
      throw e;
    }
  }

  private static BooleanSupplier stillAllowed(Context ctx) {
    BooleanSupplier stillAllowed = ctx.attribute(Caller.STILL_ALLOWED);
    return stillAllowed == null ? ALWAYS : stillAllowed;
  }

  /** Null when the client is known. Only who has no list is asked for: the log knows the others. */
  private Result<?> missing(Context ctx, FeedRequest request) {
    if (!(request.filter() instanceof OneClient one) || feed.knows(one.clientId())) {
      return null;
    }
    Result<?> profile = profile(ctx, one.clientId());
    return profile instanceof Result.Found<?> ? null : profile;
  }

  /** Another node may be asked, and a stream is no request that others are counted with. */
  private Result<?> profile(Context ctx, long clientId) {
    if (!lookups.tryAcquire()) {
      return new Result.Unavailable<>("too many look for clients without a list", RETRY_SOON);
    }
    try {
      return readers.of(ctx).clients().profile(clientId);
    } finally {
      lookups.release();
    }
  }
}
