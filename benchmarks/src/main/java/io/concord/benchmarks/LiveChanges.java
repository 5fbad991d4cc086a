package io.concord.benchmarks;

import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Goes on where a {@link HistoryProducer} ended: new orders of its clients, corrections and
 * cancellations of new lines, at an even rate, until closed. The lines that may still change are
 * bounded; what falls out stays as it is.
 */
final class LiveChanges implements AutoCloseable {
  private static final int OPEN_LINES_MAX = 20_000;
  private static final long CLOSE_MS = 10_000;

  private final HistoryShape shape;
  private final Topics topics;
  private final int perSecond;
  private final SplittableRandom random = new SplittableRandom(7);
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Line> open = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "live-changes");
  private long lastOrder;
  private long lastLine;
  private volatile long lines;
  private volatile boolean closed;

  private record Line(long id, String row) {}

  LiveChanges(HistoryShape shape, Topics topics, String bootstrapServers, int perSecond) {
    this.shape = shape;
    this.topics = topics;
    this.perSecond = perSecond;
    lastOrder = shape.orders();
    lastLine = shape.lines();
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lines told so far. */
  long lines() {
    return lines;
  }

  private void run() {
    long start = System.nanoTime();
    while (!closed) {
      int dice = random.nextInt(100);
      if (open.isEmpty() || dice < 10) {
        placeOrder();
      } else if (dice < 55) {
        correct(any());
      } else if (dice < 75) {
        cancel(any());
      } else {
        delete(any());
      }
      long dueNanos = start + lines * TimeUnit.SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
  }

  private void placeOrder() {
    long order = ++lastOrder;
    int agreement = random.nextInt(1, shape.clients() + 1);
    String created = Instant.now().toString();
    String columns = "\"ClientAgreementID\":" + agreement + ",\"Created\":\"" + created + "\"";
    send(topics.orders(), "Order", order, 'c', null, SourceEnvelope.row(order, columns));
    for (int i = 0; i < HistoryShape.LINES_PER_ORDER; i++) {
      Line line = line(++lastLine, order, true);
      sendLine(line.id(), 'c', null, line.row());
      remember(line);
    }
  }

  private Line line(long id, long order, boolean valid) {
    return new Line(
        id,
        SourceEnvelope.row(
            id,
            "\"OrderID\":"
                + order
                + ",\"ProductID\":"
                + random.nextInt(1, HistoryProducer.PRODUCTS + 1)
                + ",\"Qty\":"
                + random.nextInt(1, 20)
                + ".0,\"PricePerItem\":\"19.95\",\"IsValidForCurrentSale\":"
                + valid));
  }

  private void remember(Line line) {
    if (open.size() == OPEN_LINES_MAX) {
      any();
    }
    open.add(line);
  }

  /** Takes any line out. */
  private Line any() {
    int at = random.nextInt(open.size());
    Line last = open.remove(open.size() - 1);
    return at == open.size() ? last : open.set(at, last);
  }

  private void correct(Line line) {
    String row = line.row().replaceFirst("\"Qty\":\\d+", "\"Qty\":" + random.nextInt(1, 20));
    sendLine(line.id(), 'u', line.row(), row);
    remember(new Line(line.id(), row));
  }

  private void cancel(Line line) {
    String row = line.row().replace("Sale\":true", "Sale\":false");
    sendLine(line.id(), 'u', line.row(), row);
  }

  private void delete(Line line) {
    sendLine(line.id(), 'd', line.row(), null);
    producer.send(new ProducerRecord<>(topics.orderItems(), key(line.id()), null));
  }

  private void sendLine(long id, char op, String before, String after) {
    send(topics.orderItems(), "OrderItem", id, op, before, after);
    lines = lines + 1;
  }

  private void send(String topic, String table, long id, char op, String before, String after) {
    byte[] envelope = SourceEnvelope.of(table, op, before, after, System.currentTimeMillis());
    producer.send(new ProducerRecord<>(topic, key(id), envelope));
  }

  private static byte[] key(long id) {
    return Long.toString(id).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
