package io.concord.push;

import java.util.ArrayList;
import java.util.List;

/** A connection that takes what it is told to, and its events as they would be written. */
final class TestSubscriber implements Transport {
  final Subscription subscription;
  boolean aborted;

  TestSubscriber(Subscription subscription) {
    this.subscription = subscription;
    subscription.start(this);
  }

  @Override
  public void deliver() {}

  @Override
  public void abort() {
    aborted = true;
  }

  /** At most so many events. */
  List<ReceivedEvent> take(int count) {
    List<ReceivedEvent> taken = new ArrayList<>();
    Event event = null;
    while (taken.size() < count && (event = subscription.poll()) != null) {
      taken.add(ReceivedEvent.ofFrame(event.frame()));
      if (event.isEnd()) {
        subscription.leave();
      }
    }
    return taken;
  }

  List<ReceivedEvent> takeAll() {
    return take(Integer.MAX_VALUE);
  }

  /** All but signs of life. */
  List<String> takeTexts() {
    return takeAll().stream().filter(event -> !event.isHeartbeat()).map(Object::toString).toList();
  }
}
