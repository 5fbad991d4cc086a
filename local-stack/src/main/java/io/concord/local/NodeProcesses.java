package io.concord.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.embedded.LoopbackPort;
import io.concord.local.keys.SecretFile;
import io.concord.security.KeySecret;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Several recommender nodes, each a process of its own that anyone may stop or kill; one that ended
 * is reported and left alone.
 */
final class NodeProcesses implements StackNodes {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Path folder;
  private final int count;
  private final int firstPort;
  private final Map<String, String> settings;
  private final Consumer<String> news;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private volatile boolean closing;

  /**
   * Nodes yet to be started.
   *
   * @param folder for settings, logs and state
   * @param firstPort HTTP port of the first node, 0 for any free one; the others take free ones
   * @param settings of each node, but for its name, address and state folder
   * @param news is told of a node that ended
   */
  NodeProcesses(
      Path folder, int count, int firstPort, Map<String, String> settings, Consumer<String> news) {
    this.folder = folder;
    this.count = count;
    this.firstPort = firstPort;
    this.settings = settings;
    this.news = news;
  }

  @Override
  public void start(Consumer<String> progress) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String secret = secret().toString();
    for (int i = 1; i <= count; i++) {
      nodes.add(
          start("node-" + i, secret, i == 1 && firstPort != 0 ? firstPort : freePort("node-" + i)));
    }
    while (!areCaughtUp(progress)) {
      Thread.sleep(POLL.toMillis());
    }
  }

  private int freePort(String name) throws IOException {
    return LoopbackPort.choose(folder.resolve(name + ".port"));
  }

  /** Known to the nodes alone, so that they go on asking each other when there are API keys. */
  private Path secret() throws IOException {
    Path file = folder.resolve("cluster.secret");
    if (!Files.exists(file)) {
      SecretFile.write(file, KeySecret.random(new SecureRandom()).text());
    }
    return file;
  }

  private NodeProcess start(String name, String secret, int port) throws IOException {
    Map<String, String> own = new HashMap<>(settings);
    own.put("node.id", name);
    own.putIfAbsent("cluster.secret.file", secret);
    own.put("state.dir", folder.resolve(name).toString());
    own.put("http.port", Integer.toString(port));
    NodeProcess node = NodeProcess.start(folder, name, port, own);
    node.process().onExit().thenAccept(ended -> report(node, ended.exitValue()));
    return node;
  }

  private void report(NodeProcess node, int status) {
    if (!closing) {
      news.accept(
          "%s ended with status %d; start it again with: bin/recommender serve --config %s"
              .formatted(node.name(), status, node.config()));
    }
  }

  private boolean areCaughtUp(Consumer<String> progress) throws InterruptedException {
    long lag = 0;
    long pending = 0;
    int ready = 0;
    for (NodeProcess node : nodes) {
      requireAlive(node);
      Optional<JsonNode> readiness = node.readiness(http);
      if (readiness.isPresent()) {
        lag = Math.max(lag, readiness.get().path("lag").asLong());
        pending += readiness.get().path("pendingClients").asLong();
        ready += readiness.get().path("ready").asBoolean() ? 1 : 0;
      }
    }
    progress.accept(
        String.format(
            Locale.ROOT,
            "%d of %d nodes ready, %,d records and %,d clients to go",
            ready,
            count,
            lag,
            pending));
    return ready == count && lag == 0 && pending == 0;
  }

  private static void requireAlive(NodeProcess node) {
    if (!node.process().isAlive()) {
      throw new IllegalStateException(
          node.name()
              + " ended with status "
              + node.process().exitValue()
              + ", its log is beside "
              + node.config());
    }
  }

  @Override
  public List<Integer> httpPorts() {
    return nodes.stream().map(NodeProcess::port).toList();
  }

  @Override
  public List<Long> pids() {
    return nodes.stream().map(node -> node.process().pid()).toList();
  }

  /** Some may be started again by hand, so that only the end of the stack is a failure. */
  @Override
  public String failure() {
    return null;
  }

  /** All at once, then waits for each. */
  @Override
  public void close() {
    closing = true;
    nodes.forEach(NodeProcess::terminate);
    nodes.forEach(NodeProcess::close);
  }
}
