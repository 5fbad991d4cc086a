package io.concord.node;

import static org.awaitility.Awaitility.await;

import io.concord.app.RecommenderSettings;
import io.concord.push.ChangeFilter.OneClient;
import io.concord.push.ChangeHub;
import io.concord.push.Start;
import io.concord.push.Subscription;
import io.concord.push.SubscriptionRequest;
import io.concord.push.SubscriptionResult;
import io.concord.push.Transport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NodePushTest {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

  /** The tail finds no broker; the log is told of by hand. */
  private final NodePush push =
      new NodePush(
          RecommenderSettings.from(Map.of("bootstrap.servers", "nowhere", "state.dir", "unused")),
          2,
          new SimpleMeterRegistry(),
          () -> NOW);

  /** The second subscriber's turn is the first, a second after the start. */
  @Test
  void shouldSendHeartbeatsOnceStarted() {
    try (push) {
      ChangeHub hub = (ChangeHub) push.feed();
      hub.opened(new UUID(1, 1), new long[1], Duration.ofHours(24));
      hub.current(NOW);
      subscribe(hub);
      AtomicInteger events = follow(subscribe(hub));
      await("the place where it begins").until(() -> events.get() == 1);
      push.start();
      await("a heartbeat").until(() -> events.get() == 2);
    }
  }

  private static Subscription subscribe(ChangeHub hub) {
    SubscriptionRequest request =
        new SubscriptionRequest(new OneClient(1), new Start.Now(), () -> true);
    return ((SubscriptionResult.Opened) hub.subscribe(request)).subscription();
  }

  private static AtomicInteger follow(Subscription subscription) {
    AtomicInteger events = new AtomicInteger();
    subscription.start(
        new Transport() {
          @Override
          public void deliver() {
            while (subscription.poll() != null) {
              events.incrementAndGet();
            }
          }

          @Override
          public void abort() {}
        });
    return events;
  }
}
