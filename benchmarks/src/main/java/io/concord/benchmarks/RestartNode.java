package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.http.HttpSettings;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A process that is a node with HTTP on state that is there, and tells how long after the start of
 * the JVM it answered; then it goes on until its standard input ends, and stops cleanly.
 */
public final class RestartNode {
  private static final long POLL_MS = 20;

  private RestartNode() {}

  /** Arguments: a client, then settings {@code key=value}. */
  public static void main(String[] arguments) throws Exception {
    RecommenderSettings settings = BackfillNode.settings(arguments);
    try (RecommenderNode node =
        new RecommenderNode(
            new NodeSettings(settings, new HttpSettings("127.0.0.1", 0, "benchmark", "v3")))) {
      node.start();
      String path = "/v1/clients/" + arguments[0] + "/recommendations";
      while (!isServed(node.port(), path)) {
        Thread.sleep(POLL_MS);
      }
      long served = sinceLaunch();
      while (!node.status().isCaughtUp()) {
        Thread.sleep(POLL_MS);
      }
      ChildMain.say("done", "served=" + served + " caughtUp=" + sinceLaunch());
      ChildMain.awaitParent();
    }
    System.exit(0);
  }

  private static long sinceLaunch() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  private static boolean isServed(int port, String path) throws Exception {
    try (HttpConnection connection = new HttpConnection(port)) {
      byte[] body = connection.get(path);
      return new String(body, StandardCharsets.UTF_8).contains("\"recommendations\"");
    } catch (IllegalStateException notYet) {
      return false;
    }
  }
}
