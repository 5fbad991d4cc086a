package io.concord.local.generation;

import io.concord.contract.RecommendationChanged;
import io.concord.topology.Generation;
import io.concord.topology.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender retire}. */
@Command(
    name = "retire",
    description =
        "After a rebuild: takes back what older generations published of clients the new one knows"
            + " nothing of, and with --delete removes their groups and internal topics."
            + " Exit code 0: done, 2: refused or not possible.",
    exitCodeOnExecutionException = RetireCommand.REFUSED)
public final class RetireCommand implements Callable<Integer> {
  static final int REFUSED = 2;
  private static final int TIMEOUT_MS = 10_000;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true, description = "Brokers.")
  private String bootstrapServers;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      defaultValue = "concord",
      description = "Topic prefix; default ${DEFAULT-VALUE}.")
  private String prefix;

  @Option(
      names = "--generation",
      paramLabel = "N",
      required = true,
      description = "The generation that has taken over; all before it are retired.")
  private int generation;

  @Option(names = "--delete", description = "Also delete their groups and internal topics.")
  private boolean delete;

  @Override
  public Integer call() throws InterruptedException {
    long unpublished = new Generation(generation, true).unpublished();
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS))) {
      OldGenerations old = new OldGenerations(admin, prefix, generation);
      List<String> running = old.running();
      if (!running.isEmpty()) {
        return refuse("nodes of older generations must be stopped first, running=" + running);
      }
      ChangeTopic topic =
          new ChangeTopic(bootstrapServers, new Topics(prefix).recommendationChanged());
      Superseded superseded = new Superseded(unpublished);
      topic.read(superseded::accept);
      if (superseded.published() == 0) {
        return refuse("generation " + generation + " must have published, it has not yet");
      }
      List<RecommendationChanged> endings = superseded.endings(Instant.now());
      topic.write(endings);
      Superseded since = new Superseded(unpublished);
      topic.read(since::accept);
      topic.write(since.overtaken());
      System.out.println(endings.size() + " lists of older generations taken back");
      if (delete) {
        old.delete().forEach(name -> System.out.println("deleted " + name));
      }
      return 0;
    } catch (ExecutionException e) {
      return refuse(
          "Kafka at " + bootstrapServers + " cannot be used: " + e.getCause().getMessage());
    } catch (KafkaException e) {
      return refuse("Kafka at " + bootstrapServers + " cannot be used: " + e.getMessage());
    }
  }

  private static int refuse(String why) {
    System.err.println("recommender: " + why);
    return REFUSED;
  }
}
