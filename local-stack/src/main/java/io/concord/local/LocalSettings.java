package io.concord.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the local stack is wanted.
 *
 * @param orders a CSV file to load; null for the generated distributor
 * @param dataDir folder that keeps everything
 * @param httpPort 0 for any free port
 * @param simulator whether orders are placed, corrected and cancelled now and then
 * @param nodes how many recommender nodes to run as processes of their own; null for one in this
 *     process
 * @param node settings of the recommender node, in place of what the stack chooses
 */
record LocalSettings(
    Path orders,
    Path dataDir,
    int httpPort,
    boolean simulator,
    Integer nodes,
    Map<String, String> node) {
  static final int HTTP_PORT_DEFAULT = 8080;

  LocalSettings {
    node = Map.copyOf(node);
  }

  LocalSettings(Path orders, Path dataDir, int httpPort, boolean simulator) {
    this(orders, dataDir, httpPort, simulator, null, Map.of());
  }
}
