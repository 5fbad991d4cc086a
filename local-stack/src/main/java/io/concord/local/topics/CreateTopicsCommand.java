package io.concord.local.topics;

import io.concord.app.RecommenderSettings;
import io.concord.local.failure.Reason;
import io.concord.local.kafka.KafkaClients;
import io.concord.local.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender create-topics}. */
@Command(
    name = "create-topics",
    description =
        "Makes the topics that must exist before the connector and the nodes start, and says which"
            + " exist otherwise than they must; may be repeated. Exit code 0: all as they must be,"
            + " 1: some deviate, 2: no Kafka or bad settings.")
public final class CreateTopicsCommand implements Callable<Integer> {
  private static final int DEVIATIONS = 1;
  private static final int IMPOSSIBLE = 2;

  @ArgGroup(multiplicity = "1")
  private From from;

  @Spec private CommandSpec spec;

  /** Where the settings come from. */
  private static final class From {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        required = true,
        description = "The settings of a node, as 'recommender serve' reads them.")
    private Path config;

    @ArgGroup(exclusive = false)
    private Settings settings;
  }

  private static final class Settings {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", required = true, description = "Brokers.")
    private String bootstrapServers;

    @Option(
        names = "--prefix",
        paramLabel = "PREFIX",
        defaultValue = "concord",
        description = "Topic prefix; default ${DEFAULT-VALUE}.")
    private String prefix;

    @Option(
        names = "--partitions",
        paramLabel = "N",
        defaultValue = "4",
        description = "Partitions of the source topics; default ${DEFAULT-VALUE}.")
    private String partitions;

    @Option(
        names = "--replication-factor",
        paramLabel = "N",
        defaultValue = "-1",
        description = "Replicas; default ${DEFAULT-VALUE}, the broker's default.")
    private String replicationFactor;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      RecommenderSettings settings = settings();
      try (Admin admin = KafkaClients.admin(settings.bootstrapServers())) {
        return tell(new TopicCheck(admin).ensure(RequiredTopics.of(settings)));
      }
    } catch (KafkaException e) {
      return fail("Kafka cannot be used: " + Reason.ofCause(e));
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage());
    }
  }

  private RecommenderSettings settings() {
    if (from.config != null) {
      return SettingsFile.read(from.config, System.getenv(), "").recommender();
    }
    return RecommenderSettings.from(
        Map.of(
            "bootstrap.servers",
            from.settings.bootstrapServers,
            "topic.prefix",
            from.settings.prefix,
            "partitions",
            from.settings.partitions,
            "replication.factor",
            from.settings.replicationFactor,
            // required of a node; nothing is written there
            "state.dir",
            "."));
  }

  private int tell(List<TopicCheck.Result> results) {
    for (TopicCheck.Result result : results) {
      String state = result.state().name().toLowerCase(Locale.ROOT);
      String differences = String.join(", ", result.differences());
      spec.commandLine()
          .getOut()
          .println("%-8s  %s  %s".formatted(state, result.topic(), differences).strip());
    }
    boolean deviate =
        results.stream().anyMatch(result -> result.state() == TopicCheck.State.DEVIATES);
    return deviate ? DEVIATIONS : 0;
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("recommender: " + why);
    return IMPOSSIBLE;
  }
}
