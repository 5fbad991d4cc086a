package io.concord.local.connect;

import io.concord.connect.ConnectorSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommender register}. */
@Command(
    name = "register",
    description =
        "Creates the connector or changes its addresses, and waits until it runs; may be repeated."
            + " Exit code 0: it runs, 1: it does not, and why.")
public final class RegisterCommand implements Callable<Integer> {
  private static final int NOT_RUNNING = 1;
  private static final Duration SETTLED = Duration.ofSeconds(3);

  @Option(
      names = "--connect",
      paramLabel = "URL",
      required = true,
      description = "REST interface of Kafka Connect, such as http://127.0.0.1:8083.")
  private URI connect;

  @Option(
      names = "--database",
      paramLabel = "sqlserver|postgres",
      defaultValue = "sqlserver",
      description = "Which of our two connectors; default ${DEFAULT-VALUE}.")
  private Database database;

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      defaultValue = "shop",
      description = "Name of the connector in Connect; default ${DEFAULT-VALUE}.")
  private String connector;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "An address that differs from the connector's file, such as database.hostname; what the"
              + " connector emits cannot be set. May be repeated.")
  private Map<String, String> addresses = Map.of();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait; default ${DEFAULT-VALUE}.")
  private int patienceSeconds;

  @Spec private CommandSpec spec;

  /** The databases there is a connector for; named as the user types them. */
  enum Database {
    sqlserver,
    postgres;

    ConnectorSettings settings() {
      return this == sqlserver ? ConnectorSettings.sqlServer() : ConnectorSettings.postgres();
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      Map<String, String> settings = database.settings().with(addresses).values();
      URI root = connect.getPath().endsWith("/") ? connect : URI.create(connect + "/");
      new ConnectorStart(
              new ConnectorClient(root), connector, Duration.ofSeconds(patienceSeconds), SETTLED)
          .run(settings);
      spec.commandLine().getOut().println("connector " + connector + " runs");
      return 0;
    } catch (IOException e) {
      return fail("Kafka Connect at " + connect + " does not answer");
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage());
    } catch (IllegalStateException e) {
      return fail(e.getMessage().replaceAll("\\s*\n\\s*", " ") + "; see the worker's log");
    }
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("recommender: " + why);
    return NOT_RUNNING;
  }
}
