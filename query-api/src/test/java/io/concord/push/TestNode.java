package io.concord.push;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One node's hub over a shared log, everything by hand. */
final class TestNode {
  final ManualTasks tasks = new ManualTasks();
  final Map<EndReason, Integer> ends = new EnumMap<>(EndReason.class);
  final ChangeHub hub;
  final Heartbeats heartbeats;
  final LogTail tail;
  private final InMemoryLog log;
  private Instant now;

  TestNode(InMemoryLog log, PushLimits limits, Instant now) {
    this.log = log;
    this.now = now;
    hub = new ChangeHub(limits, log, () -> this.now, tasks.executors(), new Ends());
    heartbeats = new Heartbeats(hub);
    tail = new LogTail(log, hub, () -> this.now);
  }

  void become(Instant time) {
    now = time;
  }

  LogTail followAnew() {
    return new LogTail(log, hub, () -> this.now);
  }

  TestSubscriber subscribe(ChangeFilter filter, Start start) {
    return subscribe(filter, start, () -> true);
  }

  TestSubscriber subscribe(ChangeFilter filter, Start start, BooleanSupplier stillAllowed) {
    return subscribeIfOpen(new SubscriptionRequest(filter, start, stillAllowed)).orElseThrow();
  }

  /** Empty when the node refuses. */
  Optional<TestSubscriber> subscribeIfOpen(SubscriptionRequest request) {
    return hub.subscribe(request) instanceof SubscriptionResult.Opened opened
        ? Optional.of(new TestSubscriber(opened.subscription()))
        : Optional.empty();
  }

  /** Everything that is to be read and done. */
  void settle() {
    tail.readAll();
    tasks.runAll();
  }

  private final class Ends implements PushObserver {
    @Override
    public void sent() {}

    @Override
    public void ended(EndReason reason) {
      ends.merge(reason, 1, Integer::sum);
    }

    @Override
    public void leftOut() {}
  }
}
