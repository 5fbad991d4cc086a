package io.concord.benchmarks;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a history to the source topics as Debezium's snapshot would: table by table, op {@code r},
 * JSON without schemas. Few clients order much, few products are ordered much.
 */
final class HistoryProducer {
  static final int PRODUCTS = 30_000;
  private static final int YEARS = 3;
  private static final long NOW_MS = System.currentTimeMillis();

  private final HistoryShape shape;
  private final Topics topics;
  private final SplittableRandom random = new SplittableRandom(42);
  private KafkaProducer<byte[], byte[]> producer;
  private final BitSet ordering = new BitSet();
  private long lineBytes;

  HistoryProducer(HistoryShape shape, Topics topics) {
    this.shape = shape;
    this.topics = topics;
  }

  /** Creates the topics and writes everything. */
  void write(RecommenderSettings settings) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      new EdgeTopics(admin, settings).createSources();
    }
    try (KafkaProducer<byte[], byte[]> opened =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                131_072,
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer = opened;
      clients();
      orders();
      lines();
    }
  }

  /** Average size of a line's envelope. */
  long lineBytes() {
    return lineBytes / shape.lines();
  }

  /** Clients that will have a list. */
  int clientsWithOrders() {
    return ordering.cardinality();
  }

  private void clients() {
    for (int id = 1; id <= shape.clients(); id++) {
      send(topics.clients(), "Client", id, "\"Name\":\"Client " + id + "\"");
      send(topics.clientAgreements(), "ClientAgreement", id, "\"ClientID\":" + id);
    }
  }

  private void orders() {
    long firstDay = LocalDate.now(ZoneOffset.UTC).minusYears(YEARS).toEpochDay();
    for (int id = 1; id <= shape.orders(); id++) {
      LocalDate day = LocalDate.ofEpochDay(firstDay + id * 365L * YEARS / (shape.orders() + 1));
      int client = skewed(shape.clients(), 2);
      ordering.set(client);
      send(
          topics.orders(),
          "Order",
          id,
          "\"ClientAgreementID\":" + client + ",\"Created\":\"" + day + "T10:15:30.123456Z\"");
    }
  }

  private void lines() {
    for (int id = 1; id <= shape.lines(); id++) {
      lineBytes +=
          send(
              topics.orderItems(),
              "OrderItem",
              id,
              "\"OrderID\":"
                  + ((id - 1) / HistoryShape.LINES_PER_ORDER + 1)
                  + ",\"ProductID\":"
                  + skewed(PRODUCTS, 3.3)
                  + ",\"Qty\":"
                  + random.nextInt(1, 20)
                  + ".0,\"PricePerItem\":\""
                  + random.nextInt(1, 9_999)
                  + ".95000000000000\",\"IsValidForCurrentSale\":true");
    }
  }

  /** 1..count; the first tenth comes about a third of the time for 2, half of it for 3.3. */
  private int skewed(int count, double exponent) {
    return 1 + (int) (count * Math.pow(random.nextDouble(), exponent));
  }

  private int send(String topic, String table, int id, String columns) {
    byte[] envelope = SourceEnvelope.of(table, 'r', null, SourceEnvelope.row(id, columns), NOW_MS);
    byte[] key = Integer.toString(id).getBytes(StandardCharsets.US_ASCII);
    producer.send(new ProducerRecord<>(topic, key, envelope));
    return envelope.length;
  }
}
