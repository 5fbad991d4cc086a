package io.concord.benchmarks.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Does to one node after the other what happens to nodes. A blow falls 10 to 30 s after the one
 * before, and not before the nodes have settled from that: with one copy of each store, two nodes
 * down at once may take all copies of a task away, which nobody could answer for.
 */
final class Tormentor {
  private static final int PAUSE_MIN_MS = 10_000;
  private static final int PAUSE_MAX_MS = 30_000;
  private static final int DOWN_MIN_MS = 2_000;
  private static final int DOWN_MAX_MS = 20_000;
  private static final int FREEZE_MAX_MS = 25_000;
  private static final double JOIN_AFTER = 0.4;
  private static final Duration JOINED_WITHIN = Duration.ofMinutes(4);

  private final Cluster cluster;
  private final Settlement settlement;
  private final Timeline timeline;
  private final Random random;
  private long joinFromMs;
  private long joinToMs;

  Tormentor(Cluster cluster, Settlement settlement, Timeline timeline, long seed) {
    this.cluster = cluster;
    this.settlement = settlement;
    this.timeline = timeline;
    this.random = new Random(seed);
  }

  /** Goes on for this long, and returns when all nodes are well again. */
  void run(Duration duration) throws IOException, InterruptedException {
    long startMs = System.currentTimeMillis();
    long joinAtMs = startMs + (long) (duration.toMillis() * JOIN_AFTER);
    long endMs = startMs + duration.toMillis();
    while (System.currentTimeMillis() < endMs) {
      long nextMs = System.currentTimeMillis() + between(PAUSE_MIN_MS, PAUSE_MAX_MS);
      if (joinToMs == 0 && System.currentTimeMillis() >= joinAtMs) {
        join();
      } else {
        strike();
      }
      settle();
      Thread.sleep(Math.max(0, Math.min(nextMs, endMs) - System.currentTimeMillis()));
    }
  }

  private void strike() throws IOException, InterruptedException {
    List<Node> nodes = cluster.nodes();
    Node node = nodes.get(random.nextInt(nodes.size()));
    switch (random.nextInt(3)) {
      case 0 -> kill(node);
      case 1 -> freeze(node);
      default -> roll(node);
    }
  }

  private void kill(Node node) throws IOException, InterruptedException {
    int downMs = between(DOWN_MIN_MS, DOWN_MAX_MS);
    timeline.add("kill -9 %s, down for %.1f s", node.name(), downMs / 1e3);
    node.kill();
    Thread.sleep(downMs);
    timeline.add("start %s", node.name());
    node.start();
  }

  private void freeze(Node node) throws IOException, InterruptedException {
    int frozenMs = between(DOWN_MIN_MS, FREEZE_MAX_MS);
    timeline.add("SIGSTOP %s for %.1f s", node.name(), frozenMs / 1e3);
    node.freeze();
    Thread.sleep(frozenMs);
    timeline.add("SIGCONT %s", node.name());
    node.thaw();
  }

  private void roll(Node node) throws IOException, InterruptedException {
    timeline.add("SIGTERM %s", node.name());
    long start = System.nanoTime();
    node.end();
    timeline.add("%s ended after %.1f s, start", node.name(), seconds(start));
    node.start();
  }

  /** One more node takes its share, and leaves again. */
  private void join() throws IOException, InterruptedException {
    Node node = cluster.more();
    timeline.add("%s joins", node.name());
    joinFromMs = System.currentTimeMillis();
    node.start();
    long start = System.nanoTime();
    while (settlement.tasksWithStores(node) == 0) {
      if (System.nanoTime() - start > JOINED_WITHIN.toNanos()) {
        throw new IllegalStateException("a node that joins must be given tasks, " + node.name());
      }
      Thread.sleep(100);
    }
    cluster.add(node);
    timeline.add("%s has a task with stores after %.1f s", node.name(), seconds(start));
    settle();
    timeline.add(
        "%s processes %d tasks with stores", node.name(), settlement.tasksWithStores(node));
    joinToMs = System.currentTimeMillis();
    cluster.remove(node);
    timeline.add("SIGTERM %s, which leaves", node.name());
    start = System.nanoTime();
    node.end();
    timeline.add("%s ended after %.1f s", node.name(), seconds(start));
  }

  private void settle() throws InterruptedException {
    double seconds = settlement.await() / 1e3;
    timeline.add("settled after %.1f s, waited for: %s", seconds, settlement.awaited());
  }

  private int between(int min, int max) {
    return min + random.nextInt(max - min);
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  /** Whether this moment lies between the joining of a node and its having its share. */
  boolean isJoining(long atMs) {
    return joinFromMs > 0 && atMs >= joinFromMs && (joinToMs == 0 || atMs <= joinToMs);
  }

  boolean hasJoined() {
    return joinToMs > 0;
  }
}
