package io.concord.local.doctor;

import io.concord.local.doctor.broker.BrokerPart;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.check.Severity;
import io.concord.local.doctor.connector.ConnectPart;
import io.concord.local.doctor.node.NodePart;
import io.concord.local.doctor.node.SettingsPart;
import io.concord.local.doctor.postgres.PostgresPart;
import io.concord.local.doctor.sqlserver.SqlServerPart;
import io.concord.local.doctor.together.TogetherPart;
import io.concord.local.keys.ApiKeyOption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recommender doctor}. */
@Command(
    name = "doctor",
    description =
        "Checks the given parts of a deployment, each by itself and against the others, and says"
            + " of each fault what to do. Exit code 0: no errors, 1: errors, 2: a part could not"
            + " be asked.",
    exitCodeOnExecutionException = DoctorCommand.NOT_ASKED)
public final class DoctorCommand implements Callable<Integer> {
  static final int NOT_ASKED = 2;
  private static final int ERRORS = 1;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "The source database with the connector's user and password: jdbc:sqlserver://... or"
              + " jdbc:postgresql://...")
  private String jdbc;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Brokers.")
  private String bootstrapServers;

  @Option(
      names = "--connect",
      paramLabel = "URL",
      description = "Connect's REST interface, such as http://connect:8083.")
  private String connect;

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      description = "The connector; default: the only one that captures a database.")
  private String connector;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings of a node, read with the environment as 'serve' reads them.")
  private Path config;

  @Option(names = "--http", paramLabel = "URL", arity = "1..*", description = "Running nodes.")
  private List<String> nodes = List.of();

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Topic prefix; default: as the settings have it, else concord.")
  private String prefix;

  @Option(
      names = "--max-outage",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "The longest time that the connector may be away; default ${DEFAULT-VALUE}.")
  private int outageMaxHours;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "For all checks of one part together; default ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  @Option(names = "--json", description = "A line of JSON for each finding instead.")
  private boolean json;

  @Mixin private ApiKeyOption apiKey;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<Supplier<Part>> parts = parts();
    if (parts.isEmpty()) {
      throw refusal("give at least one of --jdbc, --kafka, --connect, --config, --http");
    }
    Report report = new Report(spec.commandLine().getOut(), json);
    Examination examination = new Examination(report, timeout());
    boolean asked = true;
    for (Supplier<Part> part : parts) {
      asked &= examination.run(part.get());
    }
    report.sum();
    if (!asked) {
      return NOT_ASKED;
    }
    return report.count(Severity.ERROR) > 0 ? ERRORS : 0;
  }

  /** In the order in which each knows what those before it told. */
  private List<Supplier<Part>> parts() {
    InstantSource clock = InstantSource.system();
    Evidence evidence = evidence();
    List<Supplier<Part>> parts = new ArrayList<>();
    if (config != null) {
      parts.add(() -> new SettingsPart(config, System.getenv(), evidence));
    }
    if (connect != null) {
      URI root = address("--connect", connect);
      parts.add(() -> new ConnectPart(root, connector, evidence));
    }
    if (jdbc != null) {
      parts.add(database(evidence, clock));
    }
    if (bootstrapServers != null) {
      parts.add(
          () ->
              new BrokerPart(bootstrapServers, isSqlServer(evidence), timeout(), evidence, clock));
    }
    for (String node : nodes) {
      URI root = address("--http", node);
      parts.add(() -> new NodePart(root, timeout(), apiKey::authorize, evidence));
    }
    if (parts.size() > 1) {
      parts.add(() -> new TogetherPart(evidence, nodes.size(), timeout()));
    }
    return parts;
  }

  private Supplier<Part> database(Evidence evidence, InstantSource clock) {
    if (jdbc.startsWith("jdbc:sqlserver:")) {
      return () -> new SqlServerPart(jdbc, Duration.ofHours(outageMaxHours), evidence, clock);
    } else if (jdbc.startsWith("jdbc:postgresql:")) {
      return () -> new PostgresPart(jdbc, evidence, clock);
    }
    throw refusal("--jdbc must begin with jdbc:sqlserver: or jdbc:postgresql:");
  }

  private boolean isSqlServer(Evidence evidence) {
    return jdbc != null
        ? jdbc.startsWith("jdbc:sqlserver:")
        : evidence.connector().getOrDefault("connector.class", "").contains("sqlserver");
  }

  private Evidence evidence() {
    try {
      Evidence evidence = new Evidence(prefix);
      evidence.topics();
      return evidence;
    } catch (IllegalArgumentException e) {
      throw refusal("--prefix: " + e.getMessage());
    }
  }

  private Duration timeout() {
    if (timeoutSeconds < 1 || outageMaxHours < 1) {
      throw refusal("--timeout and --max-outage must be at least 1");
    }
    return Duration.ofSeconds(timeoutSeconds);
  }

  /** Ends with a slash, so that paths can be resolved. */
  private URI address(String option, String text) {
    try {
      URI address = URI.create(text.endsWith("/") ? text : text + "/");
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw refusal(option + " must be an address such as http://127.0.0.1:8083, not " + text);
    }
    throw refusal(option + " must be an address such as http://127.0.0.1:8083, not " + text);
  }

  private ParameterException refusal(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
