package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.local.embedded.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The state of a node that has read a history and stopped cleanly.
 *
 * @param arguments of a {@link RestartNode} that goes on with it
 */
record LoadedState(RecommenderSettings settings, List<String> arguments) {
  private static final String CLIENT = "1";

  /** Writes a history under a prefix of its own and reads it. */
  static LoadedState of(
      EmbeddedBroker broker, TemporaryFolder folder, String prefix, HistoryShape shape)
      throws Exception {
    Map<String, String> entries =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "topic.prefix",
            prefix,
            "state.dir",
            folder.resolve(prefix).toString());
    RecommenderSettings settings = RecommenderSettings.from(entries);
    Report.progress("writing %,d lines of %,d clients ...", shape.lines(), shape.clients());
    new HistoryProducer(shape, settings.topics()).write(settings);
    List<String> arguments = new ArrayList<>(List.of(CLIENT));
    entries.forEach((key, value) -> arguments.add(key + "=" + value));
    Report.progress("reading them ...");
    try (ChildProcess child = start(arguments)) {
      child.await("done");
    }
    return new LoadedState(settings, List.copyOf(arguments));
  }

  /** A process that goes on with the state; with these arguments, which may lead elsewhere. */
  static ChildProcess start(List<String> arguments) throws Exception {
    return ChildProcess.java(RestartNode.class, List.of("-Xmx1g"), arguments);
  }
}
