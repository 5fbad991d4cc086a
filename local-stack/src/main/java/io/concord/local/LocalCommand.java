package io.concord.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
    try (LocalStack stack = new LocalStack(settings, log)) {
      announce(stack.start(), log);
      stack.startSimulator();
      shutdown.await();
    } catch (InterruptedException | CancellationException e) {
      log.say("Stopped.");
    } catch (Exception e) {
      log.say("recommender: " + e.getMessage());
      return 1;
    } finally {
      shutdown.done();
    }
    return 0;
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
    return new LocalSettings(
        orders, dataDir != null ? dataDir : defaultDataDir(), port, !noSimulator);
  }

  /** One folder per set of orders under the working directory. */
  private Path defaultDataDir() {
    String name = orders == null ? "generated" : orders.getFileName().toString().split("\\.")[0];
    return Path.of(".recommender", name);
  }
}
