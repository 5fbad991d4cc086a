package io.concord.benchmarks;

import io.concord.local.embedded.EmbeddedBroker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run sizing}: what a node and the broker keep per order line and per client,
 * from three histories: one, the same with twice the lines, the same with twice the clients.
 */
@Command(name = "sizing", description = "Bytes on disk per order line and per client.")
final class SizingCommand implements Callable<Integer> {

  @Option(
      names = "--lines",
      defaultValue = "150000",
      description = "Order lines of the first history; default ${DEFAULT-VALUE}.")
  private int lines;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            "Sizes on disk, in bytes", "", "all, " + lines + " lines", "per line", "per client");
    HistoryShape shape = new HistoryShape(lines);
    try (Cleanup cleanup = new Cleanup()) {
      TemporaryFolder folder = cleanup.add(new TemporaryFolder());
      EmbeddedBroker broker = cleanup.add(EmbeddedBroker.start(folder.resolve("kafka")));
      Footprint one = read(broker, folder, "one", shape);
      Footprint moreLines = read(broker, folder, "lines", shape.withLines(2 * lines));
      Footprint moreClients =
          read(broker, folder, "clients", shape.withClients(2 * shape.clients()));
      for (Footprint.Part part : Footprint.Part.values()) {
        long bytes = one.of(part);
        report.row(
            part.label(),
            Report.format("%,d", bytes),
            Report.format("%.0f", (moreLines.of(part) - bytes) / (double) lines),
            Report.format("%.0f", (moreClients.of(part) - bytes) / (double) shape.clients()));
      }
    }
    report.note(
        "%,d clients, %d lines per order. Topics as written, before compaction, one replica.",
        shape.clients(), HistoryShape.LINES_PER_ORDER);
    report.print();
    return 0;
  }

  private static Footprint read(
      EmbeddedBroker broker, TemporaryFolder folder, String prefix, HistoryShape shape)
      throws Exception {
    LoadedState state = LoadedState.of(broker, folder, prefix, shape);
    return Footprint.of(folder.resolve("kafka"), state.settings());
  }
}
