package io.concord.local.doctor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.node.NodeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics as a production Connect worker leaves them: every write is a transaction. */
class BrokerPartTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldSeeTheHeartbeatWhenItWasWrittenInATransaction() throws Exception {
    create("__debezium-heartbeat.beating", Map.of());
    writeInTransactions("__debezium-heartbeat.beating", 1);
    Evidence evidence = new Evidence("beating");
    InstantSource later = InstantSource.fixed(Instant.now().plusSeconds(30));

    Finding finding = ask(evidence, later, "kafka.heartbeat").get(0);

    assertThat(finding.severity()).as(finding.seen()).isEqualTo(Severity.OK);
    assertThat(evidence.heartbeatAge().orElseThrow())
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  @Test
  void shouldMissTheHeartbeatWhenNoneWasWritten() throws Exception {
    create("__debezium-heartbeat.silent", Map.of());
    for (String prefix : List.of("silent", "absent")) {
      Finding finding = ask(new Evidence(prefix), InstantSource.system(), "kafka.heartbeat").get(0);
      assertThat(finding.seen())
          .isEqualTo("there is no heartbeat in __debezium-heartbeat." + prefix);
    }
  }

  @Test
  void shouldSampleTheNewestRecordsWhenTransactionsEndBetweenThem() throws Exception {
    create("sampled.cdc.CarBrand", Map.of());
    writeInTransactions("sampled.cdc.CarBrand", 5);

    Finding finding =
        ask(new Evidence("sampled"), InstantSource.system(), "records.CarBrand").get(0);

    assertThat(finding).isEqualTo(Finding.ok("the newest 3 records are readable"));
    try (BrokerQueries queries = new BrokerQueries(broker.bootstrapServers(), TIMEOUT)) {
      assertThat(queries.sample("sampled.cdc.CarBrand", 3))
          .extracting(record -> new String(record.key()))
          .containsExactly("3", "4", "5");
    }
  }

  @Test
  void shouldJudgeTheSchemaHistoryOfTheNewSourceDuringARebuild() throws Exception {
    create("second.schema-history", Map.of("retention.ms", "-1"));
    Evidence evidence = new Evidence(null);
    evidence.settings(
        NodeSettings.from(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "state.dir", ".",
                "topic.prefix", "first",
                "source.prefix", "second"),
            "test"));

    Finding kept = ask(evidence, InstantSource.system(), "topic.schema-history").get(0);

    assertThat(kept.severity()).as(kept.seen()).isEqualTo(Severity.OK);
    assertThat(kept.seen()).startsWith("second.schema-history has 1 partitions");
  }

  @Test
  void shouldJudgeTheSchemaHistoryThatTheConnectorNames() throws Exception {
    create("elsewhere", Map.of("cleanup.policy", "compact"));
    Evidence evidence = new Evidence("third");
    evidence.connector(Map.of("schema.history.internal.kafka.topic", "elsewhere"));

    assertThat(ask(evidence, InstantSource.system(), "topic.schema-history"))
        .extracting(Finding::seen)
        .contains("topic elsewhere is compacted: records of it get lost");
  }

  /** The first check reaches the brokers, as in an examination. */
  private static List<Finding> ask(Evidence evidence, InstantSource clock, String name)
      throws Exception {
    try (BrokerPart part =
        new BrokerPart(broker.bootstrapServers(), true, TIMEOUT, evidence, clock)) {
      List<Check> checks = part.checks();
      checks.get(0).question().ask();
      for (Check check : checks) {
        if (check.name().equals(name)) {
          return check.question().ask();
        }
      }
    }
    throw new AssertionError("there must be a check " + name);
  }

  private static void create(String topic, Map<String, String> settings) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      NewTopic created = new NewTopic(topic, 1, (short) 1).configs(settings);
      admin.createTopics(List.of(created)).all().get();
    }
  }

  /** One deletion with the key 1, 2 and so on in each, and at last one that is aborted. */
  private static void writeInTransactions(String topic, int number) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", topic),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      for (int key = 1; key <= number; key++) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, Integer.toString(key), null));
        producer.commitTransaction();
      }
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "aborted", null)).get();
      producer.abortTransaction();
    }
  }
}
