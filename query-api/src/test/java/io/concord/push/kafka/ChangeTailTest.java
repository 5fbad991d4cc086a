package io.concord.push.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.http.CapturedLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeTailTest {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

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

  private static ChangeTail tail(MockBrokers brokers, ToldChanges sink) {
    return new ChangeTail(brokers.topic(), brokers, sink, () -> NOW);
  }
}
