package io.concord.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.app.RecommenderSettings;
import io.concord.push.Change;
import io.concord.push.ChangeFilter.OneClient;
import io.concord.push.ChangeHub;
import io.concord.push.Event;
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

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** The tail finds no broker; the log is told of by hand. */
  private final NodePush push =
      new NodePush(
          RecommenderSettings.from(Map.of("bootstrap.servers", "nowhere", "state.dir", "unused")),
          2,
          registry,
          () -> NOW);

  /** The second subscriber's turn is the first, a second after the start. */
  @Test
  void shouldSendHeartbeatsOnceStarted() {
    try (push) {
      ChangeHub hub = opened();
      subscribe(hub);
      AtomicInteger events = follow(subscribe(hub));
      await("the place where it begins").until(() -> events.get() == 1);
      push.start();
      await("a heartbeat").until(() -> events.get() == 2);
    }
  }

  @Test
  void shouldCountSubscribersAndWhatTheyAreSentAndWhyTheyEnd() throws InterruptedException {
    try (push) {
      ChangeHub hub = opened();
      Subscription staying = subscribe(hub);
      Subscription leaving = subscribe(hub);
      AtomicInteger events = follow(staying);
      await("the place where it begins").until(() -> events.get() == 1);
      assertThat(registry.get("recommender.subscribers").gauge().value()).isEqualTo(2);
      assertThat(sent()).as("a place is no event").isZero();

      hub.append(Change.of(0, 0, 1, new byte[] {'{', '}'}));
      await("the change").until(() -> events.get() == 2);
      assertThat(sent()).isEqualTo(1);

      leaving.leave();
      assertThat(registry.get("recommender.subscribers").gauge().value()).isEqualTo(1);
      assertThat(ends("left")).isEqualTo(1);
      assertThat(ends("stopping")).isZero();

      hub.endAll(Duration.ofMinutes(1));
      assertThat(registry.get("recommender.subscribers").gauge().value()).isZero();
      assertThat(ends("stopping")).isEqualTo(1);
      assertThat(ends("left")).isEqualTo(1);
      assertThat(ends("slow") + ends("expired")).isZero();
    }
  }

  private double sent() {
    return registry.get("recommender.push.events").counter().count();
  }

  private double ends(String reason) {
    return registry.get("recommender.push.ends").tag("reason", reason).counter().count();
  }

  private ChangeHub opened() {
    ChangeHub hub = (ChangeHub) push.feed();
    hub.opened(new UUID(1, 1), new long[1], Duration.ofHours(24));
    hub.current(NOW);
    return hub;
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
            for (Event event = subscription.poll(); event != null; event = subscription.poll()) {
              events.incrementAndGet();
              if (event.isEnd()) {
                subscription.leave();
              }
            }
          }

          @Override
          public void abort() {}
        });
    return events;
  }
}
