package io.concord.local;

import java.util.List;

/**
 * What a person or a script must know of a local stack that is ready.
 *
 * @param jdbcUrl complete with the user
 * @param clients rows of {@code Client}
 * @param lines rows of {@code OrderItem}
 * @param samples clients to try, of different segments
 */
record RunningStack(
    int httpPort,
    String jdbcUrl,
    String bootstrapServers,
    long clients,
    long lines,
    String seconds,
    List<SampleClient> samples) {

  /** A client of a segment. */
  record SampleClient(String segment, long clientId, String name, long orders) {}

  /** The one line on standard output. */
  String readyLine() {
    return "ready http=http://127.0.0.1:%d postgres=%s kafka=%s clients=%d lines=%d seconds=%s"
        .formatted(httpPort, jdbcUrl, bootstrapServers, clients, lines, seconds);
  }
}
