package io.concord.push.kafka;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.http.CapturedLog;
import io.concord.push.EndReason;
import io.concord.push.PushObserver;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ChangeTailTest {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

  private final AtomicInteger leftOut = new AtomicInteger();

  @Test
  void shouldBeginAnewWhenSomethingUnexpectedFails() {
    ToldChanges sink = new ToldChanges(1);
    try (CapturedLog log = CapturedLog.of(ChangeTail.class);
        ChangeTail tail = tail(new MockBrokers().with("7"), sink)) {
      tail.start();
      await()
          .untilAsserted(
              () ->
                  assertThat(sink.told).containsExactly("opened", "opened", "client 7", "current"));
      assertThat(log.failures()).singleElement().isInstanceOf(IllegalStateException.class);
    }
  }

  /** Another spelling lies in another partition than the client's changes. */
  @Test
  void shouldCountAndTellWhatIsNoChange() {
    MockBrokers brokers = new MockBrokers().with("007").with("seven").with(null).with("7");
    ToldChanges sink = new ToldChanges(0);
    try (CapturedLog log = CapturedLog.of(ChangeTail.class);
        ChangeTail tail = tail(brokers, sink)) {
      tail.start();
      await()
          .untilAsserted(
              () -> assertThat(sink.told).containsExactly("opened", "client 7", "current"));
      assertThat(leftOut).hasValue(3);
      assertThat(log.labels())
          .singleElement(as(InstanceOfAssertFactories.map(String.class, String.class)))
          .containsEntry("partition", "0")
          .containsEntry("offset", "0");
    }
  }

  private ChangeTail tail(MockBrokers brokers, ToldChanges sink) {
    PushObserver observer =
        new PushObserver() {
          @Override
          public void sent() {}

          @Override
          public void ended(EndReason reason) {}

          @Override
          public void leftOut() {
            leftOut.incrementAndGet();
          }
        };
    return new ChangeTail(brokers.topic(), brokers, sink, () -> NOW, observer);
  }
}
