package io.concord.push;

import io.concord.push.EventQueue.Taken;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One subscriber. Its connection takes events one by one with {@link #poll}; behind the last one,
 * which {@link Event#isEnd is the end}, it closes and {@link #leave leaves}.
 */
public final class Subscription {
  private final ChangeHub hub;
  private final long number;
  private final ChangeFilter filter;
  private final BooleanSupplier stillAllowed;
  private final int[] partitions;
  private final EventQueue queue;

  /** Whether a delivery is under way that will find what is offered now. */
  private final AtomicBoolean woken = new AtomicBoolean();

  private volatile Transport transport;
  private volatile EndReason ended;

  // guarded by the hub's lock, as all methods that ask for it
  private CatchUp catchUp;
  private boolean looked;

  Subscription(
      ChangeHub hub, long number, SubscriptionRequest request, int[] partitions, EventQueue queue) {
    this.hub = hub;
    this.number = number;
    this.filter = request.filter();
    this.stillAllowed = request.stillAllowed();
    this.partitions = partitions.clone();
    this.queue = queue;
  }

  /** Begins to deliver; once. */
  public void start(Transport way) {
    transport = way;
    hub.goOn(this);
    wake();
  }

  /** The next event; null when there is none now, {@link Transport#deliver} will say. */
  public Event poll() {
    Taken taken = queue.take();
    if (taken.roomMade()) {
      hub.goOn(this);
    }
    if (taken.event() != null && taken.event().kind() != Event.Kind.HEARTBEAT) {
      hub.observer().sent();
    }
    return taken.event();
  }

  /** The connection is closed, for whatever reason; any number of times. */
  public void leave() {
    hub.leave(this);
  }

  /** False when it does not fit. */
  boolean offer(Event event) {
    assert hub.isLocked();
    boolean offered = queue.offer(event);
    if (offered) {
      wake();
    }
    return offered;
  }

  void end(EndReason reason) {
    assert hub.isLocked();
    ended = reason;
    queue.replaceBy(Event.end(reason));
    wake();
  }

  private void wake() {
    Transport way = transport;
    if (way != null && woken.compareAndSet(false, true)) {
      hub.deliverTo(
          () -> {
            woken.set(false);
            way.deliver();
          });
    }
  }

  void abort() {
    Transport way = transport;
    if (way != null) {
      way.abort();
    }
  }

  /** Why it ended; null while it has not. */
  public EndReason ended() {
    return ended;
  }

  boolean isStillAllowed() {
    return stillAllowed.getAsBoolean();
  }

  /** False when nobody started it between two looks. */
  boolean isStartedInTime() {
    assert hub.isLocked();
    boolean inTime = transport != null || !looked;
    looked = true;
    return inTime;
  }

  long number() {
    return number;
  }

  ChangeFilter filter() {
    return filter;
  }

  int[] partitions() {
    return partitions;
  }

  EventQueue queue() {
    return queue;
  }

  /** Null when it is at the end of the log. */
  CatchUp catchUp() {
    assert hub.isLocked();
    return catchUp;
  }

  void catchUp(CatchUp reading) {
    assert hub.isLocked();
    this.catchUp = reading;
  }
}
