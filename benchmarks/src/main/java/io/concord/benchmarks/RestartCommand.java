package io.concord.benchmarks;

import io.concord.local.embedded.EmbeddedBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run restart}: a node reads a history, stops cleanly, and starts again in a new
 * process on its state; the broker stays up.
 */
@Command(name = "restart", description = "From the launch of a node that has state to its answers.")
final class RestartCommand implements Callable<Integer> {
  @Option(
      names = "--lines",
      defaultValue = "1000000",
      description = "Order lines in the state; default ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Restarts; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--lose-state",
      description = "Start each time without the state on disk: it is restored from Kafka.")
  private boolean loseState;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            loseState
                ? "Restart without the state: launch of the JVM to serving, in s"
                : "Restart after a clean stop: launch of the JVM to serving, in s",
            "",
            "no lines",
            "loaded: list over HTTP",
            "loaded: caught up",
            "stop");
    try (Cleanup cleanup = new Cleanup()) {
      TemporaryFolder folder = cleanup.add(new TemporaryFolder());
      EmbeddedBroker broker = cleanup.add(EmbeddedBroker.start(folder.resolve("kafka")));
      List<String> empty = LoadedState.of(broker, folder, "empty", new HistoryShape(1)).arguments();
      List<String> loaded =
          LoadedState.of(broker, folder, "loaded", new HistoryShape(lines)).arguments();
      for (int round = 1; round <= rounds; round++) {
        long floor = restart(cleanup, launch(empty, round))[0];
        long[] times = restart(cleanup, launch(loaded, round));
        report.row("round " + round, text(floor), text(times[0]), text(times[1]), text(times[2]));
      }
      report.note(
          "%,d lines; no lines: the limit, a node with one order on the same broker.", lines);
    }
    report.print();
    return 0;
  }

  /**
   * The arguments of one start, with a state folder that does not exist yet if it is to be lost.
   */
  private List<String> launch(List<String> arguments, int round) {
    return arguments.stream()
        .map(text -> loseState && text.startsWith("state.dir=") ? text + "-" + round : text)
        .toList();
  }

  /** Milliseconds to the first answer, to caught up, and of the stop. */
  private static long[] restart(Cleanup cleanup, List<String> arguments) throws Exception {
    ChildProcess child = cleanup.add(LoadedState.start(arguments));
    Map<String, String> done = child.await("done");
    long stop = System.nanoTime();
    cleanup.close(child);
    return new long[] {
      Long.parseLong(done.get("served")),
      Long.parseLong(done.get("caughtUp")),
      (System.nanoTime() - stop) / 1_000_000
    };
  }

  private static String text(long millis) {
    return Report.format("%.1f", millis / 1e3);
  }
}
