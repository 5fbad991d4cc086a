package io.concord.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each subscriber of this node every change it wants, once and in the order of the log.
 * Thread-safe; one lock, under which nothing is read or written.
 */
public final class ChangeHub implements ChangeSink, ChangeFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeHub.class);
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);
  private static final Duration RETRY_FULL = Duration.ofSeconds(10);

  private final PushLimits limits;
  private final LogReader reader;
  private final InstantSource clock;
  private final PushExecutors executors;
  private final PushObserver observer;
  private final AtomicLong queuedBytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Subscribers subscribers = new Subscribers();
  private LogState log;
  private boolean closed;
  private long numbers;

  /** A hub that has no log yet. */
  public ChangeHub(
      PushLimits limits,
      LogReader reader,
      InstantSource clock,
      PushExecutors executors,
      PushObserver observer) {
    this.limits = limits;
    this.reader = reader;
    this.clock = clock;
    this.executors = executors;
    this.observer = observer;
  }

  @Override
  public void opened(UUID topic, long[] start, Duration kept) {
    doLocked(
        before -> {
          endAll(EndReason.STOPPING);
          log = new LogState(topic, start, kept, limits);
        });
  }

  @Override
  public void append(Change change) {
    doLocked(
        state -> {
          state.append(change);
          new Delivery(this, state, change).to(subscribers);
          wakeAhead();
        });
  }

  @Override
  public void reached(int partition, long offset) {
    doLocked(
        state -> {
          state.reached(partition, offset);
          wakeAhead();
        });
  }

  private void wakeAhead() {
    assert isLocked();
    subscribers.takeAhead().forEach(subscription -> again(subscription.catchUp()));
  }

  @Override
  public void current(Instant asOf) {
    lock.lock();
    try {
      log.current(asOf);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean knows(long clientId) {
    return locked(state -> state != null && state.offsets().list(clientId) != LastOffsets.NONE);
  }

  @Override
  public SubscriptionResult subscribe(SubscriptionRequest request) {
    Cursor cursor =
        request.start() instanceof Start.After after ? Cursor.parse(after.cursor()) : null;
    return locked(state -> subscribe(request, cursor, state));
  }

  private SubscriptionResult subscribe(SubscriptionRequest request, Cursor cursor, LogState state) {
    if (closed) {
      return new SubscriptionResult.Refused("the node is stopping", RETRY_SOON);
    } else if (state == null || !state.isComplete()) {
      return new SubscriptionResult.Refused("the log of changes is still being read", RETRY_SOON);
    } else if (subscribers.count() >= limits.subscribersMax()) {
      return new SubscriptionResult.Refused("the node has all the subscribers it may", RETRY_FULL);
    }
    return new SubscriptionResult.Opened(open(request, cursor));
  }

  private Subscription open(SubscriptionRequest request, Cursor cursor) {
    Subscription subscription =
        new Subscription(
            this,
            numbers++,
            request,
            partitions(request.filter()),
            new EventQueue(limits, queuedBytes));
    if (cursor != null) {
      subscription.catchUp(CatchUp.after(this, subscription, log, cursor));
    } else if (request.start() instanceof Start.LastLists) {
      subscription.catchUp(CatchUp.lists(this, subscription, log));
    } else {
      subscription.catchUp(CatchUp.now(this, subscription, log));
    }
    subscribers.add(subscription);
    return subscription;
  }

  private int[] partitions(ChangeFilter filter) {
    return filter instanceof ChangeFilter.OneClient one
        ? new int[] {reader.partition(one.clientId(), log.partitions())}
        : IntStream.range(0, log.partitions()).toArray();
  }

  /** Subscribers, also those whose end is not written yet. */
  public int subscriberCount() {
    return locked(state -> subscribers.count());
  }

  @Override
  public int subscribersMax() {
    return limits.subscribersMax();
  }

  @Override
  public void endAll(Duration max) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      endAll(EndReason.STOPPING);
      long leftNanos = max.toNanos();
      while (subscribers.count() > 0 && leftNanos > 0) {
        leftNanos = left.awaitNanos(leftNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** It can be delivered to, for the first time or again. */
  void goOn(Subscription subscription) {
    doLocked(state -> again(subscription.catchUp()));
  }

  void leave(Subscription subscription) {
    doLocked(
        state -> {
          if (subscribers.remove(subscription)) {
            subscription.catchUp(null);
            subscription.queue().clear();
            EndReason reason = subscription.ended() == null ? EndReason.LEFT : subscription.ended();
            observer.ended(reason);
            left.signalAll();
          }
        });
  }

  /** Who cannot be told comes back for it. */
  void send(Subscription subscription, Event event) {
    assert isLocked();
    if (!subscription.offer(event)) {
      end(subscription, EndReason.SLOW);
    }
  }

  /** Has the end written. */
  void end(Subscription subscription, EndReason reason) {
    assert isLocked();
    if (subscription.ended() == null && subscribers.isOpen(subscription)) {
      subscribers.silence(subscription);
      subscription.catchUp(null);
      subscription.end(reason);
    }
  }

  void fail(Subscription subscription, RuntimeException cause) {
    LOG.error("A subscriber could not be brought to the end of the log", cause);
    doLocked(state -> end(subscription, EndReason.STOPPING));
  }

  /** It is at the end of the log from here on. */
  void live(Subscription subscription) {
    assert isLocked();
    subscription.catchUp(null);
    subscribers.live(subscription);
    subscription.offer(Event.heartbeat(log.cursor(subscription.partitions())));
  }

  /** Goes on when this node has read more. */
  void awaitLog(Subscription subscription) {
    assert isLocked();
    subscribers.ahead(subscription);
  }

  /** Runs the next step; null for a subscription that needs none. */
  void again(CatchUp catchUp) {
    if (catchUp != null) {
      executors.catchUps().execute(catchUp);
    }
  }

  void later(CatchUp catchUp) {
    executors.later().execute(catchUp);
  }

  void deliverTo(Runnable delivery) {
    executors.deliveries().execute(delivery);
  }

  Subscribers subscribers() {
    assert isLocked();
    return subscribers;
  }

  /** After too long an interruption nobody goes on: all come back, to be told of a gap. */
  <T> T locked(Function<LogState, T> action) {
    lock.lock();
    try {
      if (log != null && log.isInterrupted(now())) {
        log.current(null);
        endAll(EndReason.STOPPING);
      }
      return action.apply(log);
    } finally {
      lock.unlock();
    }
  }

  void doLocked(Consumer<LogState> action) {
    locked(
        state -> {
          action.accept(state);
          return null;
        });
  }

  boolean isLocked() {
    return lock.isHeldByCurrentThread();
  }

  private void endAll(EndReason reason) {
    assert isLocked();
    subscribers.open().forEach(subscription -> end(subscription, reason));
  }

  LogReader reader() {
    return reader;
  }

  PushObserver observer() {
    return observer;
  }

  Instant now() {
    return clock.instant();
  }
}
