package io.concord.benchmarks;

import io.concord.http.HttpSettings;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * A process that is a node with HTTP. Asked for its vitals it collects garbage and tells what
 * memory it holds; it stops cleanly when its standard input ends.
 */
public final class SoakNode {
  private SoakNode() {}

  /** Arguments: nothing of use, then settings {@code key=value}. */
  public static void main(String[] arguments) throws Exception {
    try (RecommenderNode node =
        new RecommenderNode(
            new NodeSettings(
                BackfillNode.settings(arguments),
                new HttpSettings("127.0.0.1", 0, "benchmark", "v3")))) {
      node.start();
      ChildMain.say("started", "port=" + node.port());
      while (ChildMain.awaitQuestion()) {
        ChildMain.say("vitals", vitals(node));
      }
    }
    System.exit(0);
  }

  /** Memory in MB. */
  private static String vitals(RecommenderNode node) throws IOException {
    System.gc();
    return "heap="
        + (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20)
        + " rss="
        + ChildMain.residentMegabytes("VmRSS:")
        + " direct="
        + (direct() >> 20)
        + " threads="
        + ManagementFactory.getThreadMXBean().getThreadCount()
        + " pending="
        + node.status().pendingClients()
        + " caughtUp="
        + node.status().isCaughtUp();
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
