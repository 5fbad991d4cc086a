package io.concord.push;

import java.util.stream.IntStream;

/**
 * One change on its way to those who are at the end of the log. What is sent is made once for all
 * who watch one client, and once for all who watch every client, whose cursors hold all partitions.
 */
final class Delivery {
  private final ChangeHub hub;
  private final LogState log;
  private final Change change;

  Delivery(ChangeHub hub, LogState log, Change change) {
    this.hub = hub;
    this.log = log;
    this.change = change;
  }

  /** The lock of the hub is held, so that the cursor is that of the change. */
  void to(Subscribers subscribers) {
    Event ofClient = null;
    for (Subscription subscription : subscribers.liveOf(change.clientId())) {
      ofClient = ofClient == null ? event(new int[] {change.partition()}) : ofClient;
      hub.send(subscription, ofClient);
    }
    Event ofEvery = null;
    for (Subscription subscription : subscribers.liveOfEvery()) {
      if (subscription.filter().accepts(change)) {
        ofEvery = ofEvery == null ? event(IntStream.range(0, log.partitions()).toArray()) : ofEvery;
        hub.send(subscription, ofEvery);
      }
    }
  }

  private Event event(int[] partitions) {
    return Event.of(change, false, log.cursor(partitions));
  }
}
