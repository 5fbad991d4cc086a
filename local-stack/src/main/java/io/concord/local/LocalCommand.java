package io.concord.local;

import io.concord.app.RecommenderSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recommender local}. */
@Command(
    name = "local",
    description = "Runs the whole product on this machine, with generated orders or your own.")
final class LocalCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;
  private static final int NODES_MAX = 16;
  private static final String EXPERIMENT = "local";

  @Option(
      names = "--orders",
      paramLabel = "FILE.csv[.gz]",
      description =
          "Orders to load, columns order_id, client_id, created, product_id, qty, price;"
              + " default: a generated truck-parts distributor.")
  private Path orders;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + LocalSettings.HTTP_PORT_DEFAULT,
      description = "HTTP port, 0 for any free one; default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "Runs N recommender nodes, each a process of its own that may be killed and started"
              + " again; default: one node in this process.")
  private Integer nodes;

  @Option(
      names = "--strategies",
      paramLabel = "SHARES",
      description =
          "Deals the clients to strategies, such as v3=50,v4=50, in an experiment named "
              + EXPERIMENT
              + "; default: v3 for all.")
  private String strategies;

  @Option(names = "--no-simulator", description = "Nobody places or changes orders by itself.")
  private boolean noSimulator;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps everything; default: a folder under .recommender/.")
  private Path dataDir;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalSettings settings = settings();
    StartupLog log = new StartupLog(System.err);
    Shutdown shutdown = Shutdown.ofThisThread(log);
    Path logFile = null;
    try (LocalStack stack = new LocalStack(settings, log)) {
      try {
        logFile = LogFile.in(stack.open());
        announce(stack.start(), log);
        stack.startSimulator();
        stack.awaitFailure();
      } finally {
        shutdown.stopping();
      }
    } catch (Throwable e) {
      // also a class or a native library that is missing on this machine must not leave a stack
      // trace
      return end(e, shutdown, log, logFile);
    } finally {
      shutdown.done();
    }
    return 0;
  }

  private static int end(Throwable cause, Shutdown shutdown, StartupLog log, Path logFile) {
    if (shutdown.isRequested()) {
      log.say("Stopped.");
      return 0;
    }
    log.say(Failures.line(cause, logFile));
    return 1;
  }

  private static void announce(RunningStack stack, StartupLog log) {
    System.out.println(stack.readyLine());
    System.out.flush();
    Hints.of(stack).forEach(log::say);
  }

  private LocalSettings settings() {
    if (port < 0 || port > PORT_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--port must be between 0 and " + PORT_MAX + ", --port=" + port);
    }
    if (nodes != null && (nodes < 1 || nodes > NODES_MAX)) {
      throw new ParameterException(
          spec.commandLine(), "--nodes must be between 1 and " + NODES_MAX + ", --nodes=" + nodes);
    }
    return new LocalSettings(
        orders, dataDir != null ? dataDir : defaultDataDir(), port, !noSimulator, nodes, node());
  }

  private Map<String, String> node() {
    if (strategies == null) {
      return Map.of();
    }
    Map<String, String> node = Map.of("strategies", strategies, "experiment.name", EXPERIMENT);
    Map<String, String> settings = new HashMap<>(node);
    settings.put("bootstrap.servers", "not-asked:9092");
    settings.put("state.dir", "not-used");
    try {
      RecommenderSettings.from(settings);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--strategies must be strategies and their whole percents, 100 together, such as"
              + " v3=80,v4=20, --strategies="
              + strategies);
    }
    return node;
  }

  /** One folder per set of orders under the working directory. */
  private Path defaultDataDir() {
    String name = orders == null ? "generated" : "" + orders.getFileName();
    return Path.of(".recommender", name.split("\\.", 2)[0]);
  }
}
