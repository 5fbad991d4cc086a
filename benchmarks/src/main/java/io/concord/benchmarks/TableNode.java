package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.cdc.DecimalIdSerde;
import io.concord.cdc.Envelopes;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.LineUpserted;
import io.concord.store.BoundedRocksDb;
import io.concord.store.CodecSerde;
import io.concord.store.OrderEventCodec;
import io.concord.store.RocksDbMemory;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The limit of Kafka Streams: a process that reads the lines and keeps them, one hop, in one
 * RocksDB store with a changelog, under the guarantee and the settings of a recommender that
 * catches up.
 */
public final class TableNode {
  private static final long POLL_MS = 20;

  private TableNode() {}

  /** Arguments: lines of warm-up, lines, then settings {@code key=value}. */
  public static void main(String[] arguments) throws Exception {
    long all = Long.parseLong(arguments[1].substring("lines=".length()));
    String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
    RecommenderSettings settings = BackfillNode.settings(rest);
    String topic = settings.topics().orderItems();
    String group = "limit-" + settings.stateDir().getFileName();
    LineProgress progress = new LineProgress(Long.parseLong(arguments[0]));
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topic, Consumed.with(new DecimalIdSerde(), Envelopes.orderItems()))
        .mapValues(row -> progress.count(line(row.after())))
        .toTable(
            Materialized.<Long, OrderEvent, KeyValueStore<Bytes, byte[]>>as("lines")
                .withKeySerde(new DecimalIdSerde())
                .withValueSerde(new CodecSerde<>(new OrderEventCodec()))
                .withCachingDisabled());
    try (RocksDbMemory memory = new RocksDbMemory(settings.rocksDbBytes());
        KafkaStreams streams =
            new KafkaStreams(builder.build(), properties(group, settings, memory));
        LineCounter lines =
            new LineCounter(settings.bootstrapServers(), group, topic, settings.partitions(), 0)) {
      long start = System.nanoTime();
      streams.start();
      while (lines.update() < all) {
        Thread.sleep(POLL_MS);
      }
      long done = System.nanoTime();
      ChildMain.say("done", "total=" + (done - start) + " warm=" + (done - progress.warmNanos));
      ChildMain.say("costs", ChildMain.costs());
      ChildMain.awaitParent();
    }
    System.exit(0);
  }

  private static OrderEvent line(OrderItemRow row) {
    Line line = new Line(row.productId(), new Amount(row.quantity(), row.pricePerItem()));
    return new LineUpserted(Change.BACKFILLED, row.id(), line);
  }

  /** Knows when the warm-up was over. */
  private static final class LineProgress {
    private final long warmUp;
    private final AtomicLong lines = new AtomicLong();
    volatile long warmNanos;

    LineProgress(long warmUp) {
      this.warmUp = warmUp;
    }

    OrderEvent count(OrderEvent line) {
      if (lines.incrementAndGet() == warmUp) {
        warmNanos = System.nanoTime();
      }
      return line;
    }
  }

  /** A round begins from nothing: its group is new. */
  private static Properties properties(
      String group, RecommenderSettings settings, RocksDbMemory memory) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.streamThreads());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000L);
    config.put(StreamsConfig.POLL_MS_CONFIG, 20L);
    config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 131_072);
    return config;
  }
}
