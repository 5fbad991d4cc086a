package io.concord.local;

import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import io.concord.topology.RecommendationChangedSerde;
import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender changes}. */
@Command(
    name = "changes",
    description =
        "Prints a line for each change of a client's list, as it happens; Ctrl-C ends it.")
final class ChangesCommand implements Callable<Integer> {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PRODUCTS_SHOWN = 5;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Broker, as the ready line of 'recommender local' names it.")
  private String bootstrapServers;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client's changes.")
  private Long clientId;

  @Option(names = "--json", description = "Whole events as JSON instead.")
  private boolean json;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "concord",
      description = "Topic prefix; default ${DEFAULT-VALUE}.")
  private String prefix;

  @Override
  public Integer call() {
    String topic = new Topics(prefix).recommendationChanged();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, CONNECT_TIMEOUT).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      if (partitions.isEmpty()) {
        System.err.println("recommender: there is no topic " + topic + " at " + bootstrapServers);
        return 1;
      }
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (true) {
        consumer.poll(POLL).forEach(this::print);
      }
    } catch (TimeoutException e) {
      System.err.println("recommender: no broker answers at " + bootstrapServers);
      return 1;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void print(ConsumerRecord<byte[], byte[]> record) {
    RecommendationChanged event =
        new RecommendationChangedSerde().deserializer().deserialize(record.topic(), record.value());
    if (clientId == null || clientId == event.clientId()) {
      System.out.println(
          json ? new String(record.value(), StandardCharsets.UTF_8) : sentence(event));
    }
  }

  static String sentence(RecommendationChanged event) {
    return "%s  client %d  %s  revision %d  %s %s  entered %s  left %s  now %s%s"
        .formatted(
            event.generatedAt(),
            event.clientId(),
            event.segment(),
            event.revision(),
            event.cause().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            event.cause().orders(),
            event.entered(),
            event.left(),
            event.recommendations().stream()
                .limit(PRODUCTS_SHOWN)
                .map(RankedProduct::productId)
                .map(String::valueOf)
                .collect(Collectors.joining(", ")),
            event.recommendations().size() > PRODUCTS_SHOWN ? ", ..." : "");
  }
}
