package io.concord.local;

import java.nio.file.Path;

/**
 * How the local stack is wanted.
 *
 * @param orders a CSV file to load; null for the generated distributor
 * @param dataDir folder that keeps everything
 * @param httpPort 0 for any free port
 * @param simulator whether orders are placed, corrected and cancelled now and then
 */
record LocalSettings(Path orders, Path dataDir, int httpPort, boolean simulator) {
  static final int HTTP_PORT_DEFAULT = 8080;
}
