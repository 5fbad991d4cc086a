package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run soak}: a node in a small heap reads a history and then goes on with live
 * changes and lookups; its memory must not grow.
 */
@Command(name = "soak", description = "Memory of a node under backfill, live changes and lookups.")
final class SoakCommand implements Callable<Integer> {
  @Option(
      names = "--lines",
      defaultValue = "1000000",
      description = "Order lines read first; default ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "Of live changes and lookups; default ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "Between two looks; default ${DEFAULT-VALUE}.")
  private int every;

  @Option(
      names = "--heap",
      defaultValue = "512m",
      description = "Heap of the node; default ${DEFAULT-VALUE}.")
  private String heap;

  @Option(
      names = "--changes",
      defaultValue = "300",
      description = "Changed lines per second; default ${DEFAULT-VALUE}.")
  private int changes;

  @Option(
      names = "--lookups",
      defaultValue = "200",
      description = "Lookups per second; default ${DEFAULT-VALUE}.")
  private int lookups;

  @Override
  public Integer call() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      // its heap is resident from the start, so that resident memory tells what is not heap
      List<String> options = List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch");
      return soak(cleanup, HistoryNode.start(cleanup, lines, options)) ? 0 : 1;
    }
  }

  private boolean soak(Cleanup cleanup, HistoryNode node) throws Exception {
    RecommenderSettings settings = node.settings();
    SoakTable table = new SoakTable(node.process(), node.port(), Duration.ofSeconds(every));
    LineCounter read =
        cleanup.add(
            new LineCounter(
                settings.bootstrapServers(),
                settings.applicationId(),
                settings.topics().orderItems(),
                settings.partitions(),
                0));
    table.untilCaughtUp(read::update);
    LiveChanges live = node.change(cleanup, changes);
    PacedLookups asked =
        cleanup.add(new PacedLookups(node.port(), node.shape().clients(), lookups));
    asked.start();
    table.live(Duration.ofMillis((long) (minutes * 60_000)), read::update, asked::answered);
    return table.print(
        Report.format(
            "%,d lines read, then %,d changes and %,d lookups (%,d refused) in %.1f min; heap of"
                + " -Xmx%s, committed and touched at the start, RocksDB %d MB.",
            lines,
            live.lines(),
            asked.answered(),
            asked.refused(),
            minutes,
            heap,
            settings.rocksDbBytes() >> 20));
  }
}
