package io.concord.security.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.AuditEntry;
import io.concord.contract.ContractJson;
import io.concord.security.audit.AuditSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Entries of the audit log as records, keyed by node; the topic is the operator's to make. */
public final class AuditTopic implements AuditSink {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  public AuditTopic(String bootstrapServers, String topic) {
    this(
        topic,
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                SEND_TIMEOUT.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) SEND_TIMEOUT.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) SEND_TIMEOUT.toMillis()),
            new ByteArraySerializer(),
            new ByteArraySerializer()));
  }

  AuditTopic(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  @Override
  public void write(List<AuditEntry> entries) throws IOException {
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (AuditEntry entry : entries) {
        sent.add(producer.send(record(entry)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("the topic of the audit log must take records, topic=" + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing the audit log", e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(AuditEntry entry) throws JsonProcessingException {
    return new ProducerRecord<>(
        topic, entry.node().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(entry));
  }

  @Override
  public void close() {
    producer.close(SEND_TIMEOUT);
  }
}
