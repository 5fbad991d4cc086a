package io.concord.local;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What a person or a script must know of a local stack that is ready.
 *
 * @param httpPorts of the nodes, the first node's first
 * @param pids of nodes that are processes of their own
 * @param jdbcUrl complete with the user
 * @param clients rows of {@code Client}
 * @param lines rows of {@code OrderItem}
 * @param samples clients to try, of different segments
 */
record RunningStack(
    List<Integer> httpPorts,
    List<Long> pids,
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
    return firstNode() + nodes();
  }

  private String firstNode() {
    return "ready http=http://127.0.0.1:%d postgres=%s kafka=%s clients=%d lines=%d seconds=%s"
        .formatted(httpPort(), jdbcUrl, bootstrapServers, clients, lines, seconds);
  }

  int httpPort() {
    return httpPorts.get(0);
  }

  /** Where each node is, when they are processes of their own. */
  private String nodes() {
    if (pids.isEmpty()) {
      return "";
    }
    return " nodes="
        + httpPorts.stream().map(port -> "http://127.0.0.1:" + port).collect(joining(","))
        + " pids="
        + pids.stream().map(String::valueOf).collect(joining(","));
  }
}
