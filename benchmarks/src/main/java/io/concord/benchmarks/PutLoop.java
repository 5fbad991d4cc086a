package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteOptions;

/**
 * The limit of the machine: a process that reads the lines and puts them into RocksDB, without
 * changelog, transactions or a framework.
 */
public final class PutLoop {
  private PutLoop() {}

  /** Arguments: lines of warm-up, lines, then settings {@code key=value}. */
  public static void main(String[] arguments) throws Exception {
    long warmUp = Long.parseLong(arguments[0]);
    long all = Long.parseLong(arguments[1].substring("lines=".length()));
    RecommenderSettings settings =
        BackfillNode.settings(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    Files.createDirectories(settings.stateDir());
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
        Options options = new Options().setCreateIfMissing(true);
        WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
        RocksDB rows = RocksDB.open(options, settings.stateDir().toString())) {
      long start = System.nanoTime();
      long warm = start;
      long lines = 0;
      while (lines < all) {
        for (ConsumerRecord<byte[], byte[]> line : consumer.poll(Duration.ofMillis(100))) {
          rows.put(unlogged, line.key(), line.value());
          if (++lines == warmUp) {
            warm = System.nanoTime();
          }
        }
      }
      long done = System.nanoTime();
      ChildMain.say("done", "total=" + (done - start) + " warm=" + (done - warm));
      ChildMain.say("costs", ChildMain.costs());
      ChildMain.awaitParent();
    }
    System.exit(0);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(RecommenderSettings settings) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        IntStream.range(0, settings.partitions())
            .mapToObj(partition -> new TopicPartition(settings.topics().orderItems(), partition))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }
}
