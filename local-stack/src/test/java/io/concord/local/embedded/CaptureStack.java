package io.concord.local.embedded;

import io.concord.connect.ConnectorSettings;
import io.concord.connect.SourceTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Database, broker and worker with the connector of connect-config, as local use starts them. */
final class CaptureStack implements AutoCloseable {

  static final String PREFIX = "concord";

  private static final int PARTITIONS = 4;
  private static final Map<String, String> TABLE_TOPIC =
      Map.of(
          "cleanup.policy",
          "compact",
          "min.compaction.lag.ms",
          Long.toString(Duration.ofDays(7).toMillis()));

  final EmbeddedPostgresServer postgres;
  final EmbeddedBroker broker;
  final EmbeddedConnect connect;

  private CaptureStack(
      EmbeddedPostgresServer postgres, EmbeddedBroker broker, EmbeddedConnect connect) {
    this.postgres = postgres;
    this.broker = broker;
    this.connect = connect;
  }

  /** Starts all three below this folder; rows that are inserted before are in the snapshot. */
  static CaptureStack start(Path folder, String rows) throws Exception {
    EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    execute(postgres, SourceTables.postgresSql());
    execute(postgres, rows);
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
    createTopics(broker);
    EmbeddedConnect connect = EmbeddedConnect.start(broker.bootstrapServers());
    CaptureStack stack = new CaptureStack(postgres, broker, connect);
    connect.runConnector(
        "source",
        ConnectorSettings.postgres().with(postgres.connectorAddresses()),
        Duration.ofSeconds(60));
    return stack;
  }

  static String topic(String table) {
    return PREFIX + ".cdc." + table;
  }

  void execute(String sql) throws SQLException {
    execute(postgres, sql);
  }

  /** All records of the topic, partition by partition. */
  List<ConsumerRecord<String, String>> read(String topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    connect.close();
    broker.close();
    postgres.close();
  }

  private static void execute(EmbeddedPostgresServer postgres, String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void createTopics(EmbeddedBroker broker) throws Exception {
    List<NewTopic> topics =
        SourceTables.NAMES.stream()
            .map(table -> new NewTopic(topic(table), PARTITIONS, (short) 1).configs(TABLE_TOPIC))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
