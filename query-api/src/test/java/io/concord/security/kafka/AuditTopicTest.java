package io.concord.security.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.AuditEntry;
import io.concord.contract.ContractJson;
import io.concord.contract.ContractSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Entries as records, and what a broker does to them. */
class AuditTopicTest {
  private static final AuditEntry FIRST = entry(200);
  private static final AuditEntry SECOND = entry(403);

  @Test
  void shouldWriteARecordForEachEntryInTheirOrder() throws IOException {
    MockProducer<byte[], byte[]> producer = producer(true);
    new AuditTopic("audit", producer).write(List.of(FIRST, SECOND));

    assertThat(producer.history())
        .extracting(record -> record.topic() + " " + new String(record.key()))
        .containsExactly("audit node-1", "audit node-1");
    for (int i = 0; i < 2; i++) {
      String value = new String(producer.history().get(i).value(), StandardCharsets.UTF_8);
      ContractSchema.require("audit-entry", value);
      assertThat(ContractJson.mapper().readValue(value, AuditEntry.class))
          .isEqualTo(List.of(FIRST, SECOND).get(i));
    }
  }

  @Test
  void shouldReturnOnlyWhenTheBrokersHaveThem() {
    MockProducer<byte[], byte[]> producer = producer(false);
    AuditTopic topic = new AuditTopic("audit", producer);
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(topic));

    completeNext(producer);
    assertThat(written).isNotDone();
    completeNext(producer);

    assertThat(written).succeedsWithin(Duration.ofSeconds(10));
  }

  private static void completeNext(MockProducer<?, ?> producer) {
    while (!producer.completeNext()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldFailWhenTheBrokersDoNotTakeOneOfThem() {
    MockProducer<byte[], byte[]> producer = producer(false);
    AuditTopic topic = new AuditTopic("audit", producer);
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(topic));

    completeNext(producer);
    while (!producer.errorNext(new TimeoutException("away"))) {
      Thread.onSpinWait();
    }

    assertThat(written)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("topic=audit");
  }

  @Test
  void shouldFailAndTakeThemAgainWhenNoBrokerIsThere() throws IOException {
    MockProducer<byte[], byte[]> producer = producer(true);
    producer.sendException = new TimeoutException("no metadata");
    AuditTopic topic = new AuditTopic("audit", producer);
    assertThatThrownBy(() -> topic.write(List.of(FIRST)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("topic=audit");

    producer.sendException = null;
    topic.write(List.of(FIRST));

    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void shouldEndWithItsProducer() {
    MockProducer<byte[], byte[]> producer = producer(true);
    new AuditTopic("audit", producer).close();
    assertThat(producer.closed()).isTrue();
  }

  private static MockProducer<byte[], byte[]> producer(boolean completes) {
    return new MockProducer<>(
        completes, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void write(AuditTopic topic) {
    try {
      topic.write(List.of(FIRST, SECOND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditEntry entry(int status) {
    return new AuditEntry(
        Instant.EPOCH,
        "node-1",
        "key",
        "3vHq0ZkP9c",
        "web shop",
        "127.0.0.1",
        "GET",
        "/v1/clients/{id}",
        List.of(7L),
        status);
  }
}
