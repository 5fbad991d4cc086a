package io.concord.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.app.RecommenderSettings;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterWatchTest {
  private static final TopicPartition LETTERS = new TopicPartition("concord.dead-letters", 0);
  private static final DeadLetterId ID = new DeadLetterId("concord.cdc.OrderItem", 2, 17);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RecommenderSettings settings =
      RecommenderSettings.from(Map.of("bootstrap.servers", "none:9092", "state.dir", "none"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private MockConsumer<byte[], byte[]> consumer = consumer();
  private final DeadLetterWatch watch = new DeadLetterWatch(settings, () -> consumer);

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void shouldPromiseNothingBeforeTheTopicIsReadToItsEnd() {
    consumer.updateEndOffsets(Map.of(LETTERS, 2L));
    consumer.schedulePollTask(() -> consumer.addRecord(record(0, letter())));
    watch.bindTo(registry);
    assertThat(watch.report().known()).isFalse();
    assertThat(watch.report().inexact()).isTrue();
    assertThat(open()).isEqualTo(-1);

    watch.start();
    await().atMost(PATIENCE).until(() -> consumer.position(LETTERS) == 1);
    assertThat(watch.report().known()).isFalse();

    consumer.schedulePollTask(() -> consumer.addRecord(record(1, resolution())));
    await().atMost(PATIENCE).until(() -> watch.report().known());
    assertThat(watch.report().inexact()).isFalse();
    assertThat(open()).isZero();
  }

  @Test
  void shouldFollowLettersAndResolutions() {
    watch.bindTo(registry);
    watch.start();
    await().atMost(PATIENCE).until(() -> watch.report().known());

    consumer.schedulePollTask(() -> consumer.addRecord(record(0, letter())));
    await().atMost(PATIENCE).until(() -> watch.report().inexact());
    assertThat(open()).isEqualTo(1);
    assertThat(inexact()).isEqualTo(1);
    assertThat(watch.report().newest()).extracting(Letter::id).containsExactly(ID);

    consumer.schedulePollTask(() -> consumer.addRecord(record(1, resolution())));
    await().atMost(PATIENCE).until(() -> !watch.report().inexact());
    assertThat(open()).isZero();
    assertThat(inexact()).isZero();
  }

  @Test
  void shouldReadAnewWhenReadingFails() {
    watch.start();
    await().atMost(PATIENCE).until(() -> watch.report().known());
    MockConsumer<byte[], byte[]> failing = consumer;
    MockConsumer<byte[], byte[]> next = consumer();
    next.updateEndOffsets(Map.of(LETTERS, 1L));
    consumer = next;
    failing.schedulePollTask(
        () -> {
          throw new KafkaException("lost");
        });

    await().atMost(PATIENCE).until(() -> !watch.report().known());
    assertThat(watch.report().inexact()).isTrue();
    next.schedulePollTask(() -> next.addRecord(record(0, letter())));
    await().atMost(PATIENCE).until(() -> watch.report().known());
    assertThat(watch.report().open()).isEqualTo(1);
  }

  private double open() {
    return registry.get("recommender.dead.letters.open").gauge().value();
  }

  private double inexact() {
    return registry.get("recommender.lists.inexact").gauge().value();
  }

  private static MockConsumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(
        LETTERS.topic(), List.of(new PartitionInfo(LETTERS.topic(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(LETTERS, 0L));
    consumer.updateEndOffsets(Map.of(LETTERS, 0L));
    return consumer;
  }

  private static ProducerRecord<byte[], byte[]> letter() {
    return DeadLetterFormat.letter(LETTERS.topic(), ID, new byte[] {'9'}, new byte[0], "why");
  }

  private static ProducerRecord<byte[], byte[]> resolution() {
    Letter letter = (Letter) DeadLetterFormat.read(record(0, letter())).orElseThrow();
    return DeadLetterFormat.resolution(LETTERS.topic(), letter, Outcome.REPLAYED, "a test");
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset, ProducerRecord<byte[], byte[]> written) {
    return new ConsumerRecord<>(
        LETTERS.topic(),
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        written.key(),
        written.value(),
        written.headers(),
        Optional.empty());
  }
}
