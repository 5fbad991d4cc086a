package io.concord.local;

import io.concord.app.RecommenderSettings;
import io.concord.app.RecommenderStreams;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code recommender topology}. */
@Command(
    name = "topology",
    description = "Prints the topology: sources, processors, stores, sinks.")
final class TopologyCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    RecommenderSettings settings =
        RecommenderSettings.from(
            Map.of(
                "bootstrap.servers",
                "none:9092",
                "state.dir",
                System.getProperty("java.io.tmpdir")));
    System.out.print(RecommenderStreams.describe(settings));
    return 0;
  }
}
