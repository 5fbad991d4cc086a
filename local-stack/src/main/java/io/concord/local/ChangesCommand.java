package io.concord.local;

import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import io.concord.local.kafka.BrokerOption;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.kafka.PartitionReader;
import io.concord.local.kafka.PrefixOption;
import io.concord.topology.RecommendationChangedSerde;
import io.concord.topology.Topics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender changes}. */
@Command(
    name = "changes",
    description =
        "Prints a line for each change of a client's list, as it happens; Ctrl-C ends it.")
final class ChangesCommand implements Callable<Integer> {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PRODUCTS_SHOWN = 5;

  @Mixin private BrokerOption broker;
  @Mixin private PrefixOption prefix;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client's changes.")
  private Long clientId;

  @Option(names = "--json", description = "Whole events as JSON instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String topic = new Topics(prefix.prefix()).recommendationChanged();
    String brokers = broker.bootstrapServers();
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(brokers, CONNECT_TIMEOUT)) {
      List<TopicPartition> partitions = PartitionReader.partitions(consumer, topic);
      if (partitions.isEmpty()) {
        return refuse("there is no topic " + topic + " at " + brokers);
      }
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (true) {
        consumer.poll(POLL).forEach(this::print);
      }
    } catch (TimeoutException e) {
      return refuse("no broker answers at " + brokers);
    }
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("recommender: " + why);
    err.flush();
    return 1;
  }

  private void print(ConsumerRecord<byte[], byte[]> record) {
    RecommendationChanged event =
        new RecommendationChangedSerde().deserializer().deserialize(record.topic(), record.value());
    if (clientId == null || clientId == event.clientId()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? new String(record.value(), StandardCharsets.UTF_8) : sentence(event));
      out.flush();
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
