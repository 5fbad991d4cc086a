package io.concord.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.EnvelopeException;
import io.concord.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class CatalogueDeadLettersTest {
  private final List<Exception> failures = new ArrayList<>();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final CatalogueDeadLetters letters =
      new CatalogueDeadLetters(
          new DeadLetterRecords(new Topics("concord"), () -> {}), failures::add, () -> producer);

  @Test
  void shouldSendALetter() {
    accept();
    producer.completeNext();

    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().get(0).topic()).isEqualTo("concord.dead-letters");
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldTellWhenALetterIsNotTaken() {
    TimeoutException cause = new TimeoutException("no broker");

    accept();
    producer.errorNext(cause);

    assertThat(failures).containsExactly(cause);
  }

  private void accept() {
    letters.accept(
        new RecordMetadata() {
          @Override
          public String topic() {
            return "concord.cdc.Product";
          }

          @Override
          public int partition() {
            return 1;
          }

          @Override
          public long offset() {
            return 2;
          }
        },
        new byte[] {'9'},
        new byte[] {'x'},
        new EnvelopeException("why"));
  }
}
