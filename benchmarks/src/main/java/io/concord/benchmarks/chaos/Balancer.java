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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends each request to some node as a load balancer does: one that is not ready, or that refused
 * or reset a connection or was silent too long a moment ago, is tried last; when a node fails so,
 * the next is asked at once. Whatever a node answers is the answer. Thread-safe.
 */
final class Balancer implements AutoCloseable {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration PROBE_EVERY = Duration.ofMillis(500);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
  private static final Question READY = Question.get("/health/ready");
  private static final int OK = 200;

  private final Exchange exchange;
  private final List<Node> nodes;
  private final Map<Node, Long> failedNanos = new ConcurrentHashMap<>();
  private final Set<Node> unready = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService probe = Executors.newSingleThreadScheduledExecutor();

  Balancer(Exchange exchange, List<Node> nodes) {
    this.exchange = exchange;
    this.nodes = nodes;
    probe.scheduleWithFixedDelay(this::look, 0, PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      for (Node node : nodes) {
        if (isReady(node)) {
          unready.remove(node);
        } else {
          unready.add(node);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady(Node node) throws InterruptedException {
    try {
      return exchange.ask(node.url(), READY, PROBE_TIMEOUT).status() == OK;
    } catch (IOException e) {
      return false;
    }
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

  /** At random, those that are not ready or failed a moment ago last. */
  private List<Node> order(Random random) {
    List<Node> order = new ArrayList<>(nodes);
    Collections.shuffle(order, random);
    long now = System.nanoTime();
    order.sort(Comparator.comparing(node -> unready.contains(node) || isResting(node, now)));
    return order;
  }

  private boolean isResting(Node node, long now) {
    Long failed = failedNanos.get(node);
    return failed != null && now - failed < REST.toNanos();
  }

  @Override
  public void close() {
    probe.shutdownNow();
  }
}
