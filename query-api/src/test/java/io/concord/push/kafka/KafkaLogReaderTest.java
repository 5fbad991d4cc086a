package io.concord.push.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.push.LogReader.Bounds;
import io.concord.push.LogReader.Chunk;
import io.concord.push.LogUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With place for one consumer. Whoever waits for a place that is never free waits for ever. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KafkaLogReaderTest {
  private final MockBrokers brokers = new MockBrokers().with("7");
  private final List<MockConsumer<byte[], byte[]>> made = new ArrayList<>();
  private final Queue<RuntimeException> refusals = new ArrayDeque<>();

  @Test
  void shouldUseItsConsumerAgainUntilItIsClosed() {
    KafkaLogReader reader = reader();
    assertThat(reader.bounds(0)).isEqualTo(new Bounds(0, 1));
    Chunk chunk = reader.read(0, 0);
    assertThat(chunk.next()).isEqualTo(1);
    assertThat(chunk.changes()).extracting(change -> change.clientId()).containsExactly(7L);
    assertThat(made).hasSize(1);
    assertThat(made.get(0).closed()).isFalse();

    reader.close();
    assertThat(made.get(0).closed()).isTrue();
  }

  @Test
  void shouldReadWithAnotherConsumerWhenOneFailed() {
    KafkaLogReader reader = reader();
    reader.bounds(0);
    made.get(0).setPollException(new KafkaException("broken"));
    assertThatThrownBy(() -> reader.read(0, 0))
        .isInstanceOf(LogUnavailableException.class)
        .hasRootCauseMessage("broken");
    assertThat(made.get(0).closed()).isTrue();

    assertThat(reader.read(0, 0).next()).isEqualTo(1);
    reader.close();
    assertThat(made).hasSize(2).allMatch(MockConsumer::closed);
  }

  @Test
  void shouldCloseWhenAConsumerCouldNotBeMade() {
    KafkaLogReader reader = reader();
    refusals.add(new KafkaException("no broker"));
    assertThatThrownBy(() -> reader.bounds(0)).isInstanceOf(LogUnavailableException.class);
    reader.close();
    assertThat(made).isEmpty();
  }

  @Test
  void shouldCloseWhenAReadingFailedUnexpectedly() {
    KafkaLogReader reader = reader();
    reader.bounds(0);
    made.get(0).close();
    assertThatThrownBy(() -> reader.read(0, 0)).isInstanceOf(IllegalStateException.class);
    reader.close();
  }

  private KafkaLogReader reader() {
    return new KafkaLogReader(
        brokers.topic(),
        1,
        () -> {
          RuntimeException refusal = refusals.poll();
          if (refusal != null) {
            throw refusal;
          }
          MockConsumer<byte[], byte[]> consumer = (MockConsumer<byte[], byte[]>) brokers.consumer();
          made.add(consumer);
          return consumer;
        });
  }
}
