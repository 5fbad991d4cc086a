package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.local.embedded.EmbeddedBroker;
import java.util.List;
import java.util.Map;

/**
 * A {@link SoakNode} that reads a made-up history from a broker of its own.
 *
 * @param process answers what its vitals are
 * @param port of its HTTP
 */
record HistoryNode(
    HistoryShape shape, RecommenderSettings settings, ChildProcess process, int port) {

  /** Writes so many lines, and starts the node with these options of the JVM. */
  static HistoryNode start(Cleanup cleanup, int lines, List<String> options) throws Exception {
    TemporaryFolder folder = cleanup.add(new TemporaryFolder());
    EmbeddedBroker kafka = cleanup.add(EmbeddedBroker.start(folder.resolve("kafka")));
    RecommenderSettings settings =
        RecommenderSettings.from(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "state.dir",
                folder.resolve("node").toString()));
    HistoryShape shape = new HistoryShape(lines);
    Report.progress("writing %,d lines ...", lines);
    new HistoryProducer(shape, settings.topics()).write(settings);
    ChildProcess process =
        cleanup.add(
            ChildProcess.java(
                SoakNode.class,
                options,
                List.of(
                    "node",
                    "bootstrap.servers=" + settings.bootstrapServers(),
                    "state.dir=" + settings.stateDir())));
    int port = Integer.parseInt(process.await("started").get("port"));
    return new HistoryNode(shape, settings, process, port);
  }

  /** Changes of the history at this rate, from now on. */
  LiveChanges change(Cleanup cleanup, int linesPerSecond) throws Exception {
    LiveChanges live =
        cleanup.add(
            new LiveChanges(shape, settings.topics(), settings.bootstrapServers(), linesPerSecond));
    live.start();
    return live;
  }
}
