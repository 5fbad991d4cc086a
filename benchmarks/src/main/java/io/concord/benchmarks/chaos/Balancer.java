package io.concord.benchmarks.chaos;

import io.concord.benchmarks.chaos.Exchange.Question;
import io.concord.benchmarks.chaos.Exchange.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends each request to some node as a load balancer does: one that refuses the connection, resets
 * it or is silent too long is tried last for a moment, and the next node is asked at once. Whatever
 * a node answers is the answer. Thread-safe.
 */
final class Balancer {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofSeconds(5);

  private final Exchange exchange;
  private final List<Node> nodes;
  private final Map<Node, Long> failedNanos = new ConcurrentHashMap<>();

  Balancer(Exchange exchange, List<Node> nodes) {
    this.exchange = exchange;
    this.nodes = nodes;
  }

  /**
   * What came of a request.
   *
   * @param reply null when no node answered
   * @param node the last one asked
   */
  record Sent(Reply reply, Node node, int failovers) {}

  Sent send(Question question, Random random) throws InterruptedException {
    long start = System.nanoTime();
    int failovers = 0;
    Node last = null;
    for (Node node : order(random)) {
      Duration left = REQUEST_TIMEOUT.minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        break;
      }
      last = node;
      try {
        Duration timeout = left.compareTo(ATTEMPT_TIMEOUT) < 0 ? left : ATTEMPT_TIMEOUT;
        Reply reply = exchange.ask(node.url(), question, timeout);
        failedNanos.remove(node);
        return new Sent(reply, node, failovers);
      } catch (IOException e) {
        failedNanos.put(node, System.nanoTime());
        failovers++;
      }
    }
    return new Sent(null, last, failovers);
  }

  /** At random, those that failed a moment ago last. */
  private List<Node> order(Random random) {
    List<Node> order = new ArrayList<>(nodes);
    Collections.shuffle(order, random);
    long now = System.nanoTime();
    order.sort(Comparator.comparing(node -> isResting(node, now)));
    return order;
  }

  private boolean isResting(Node node, long now) {
    Long failed = failedNanos.get(node);
    return failed != null && now - failed < REST.toNanos();
  }
}
