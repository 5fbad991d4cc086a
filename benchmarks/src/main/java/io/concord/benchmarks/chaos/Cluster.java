package io.concord.benchmarks.chaos;

import io.concord.benchmarks.LocalStackProcess;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** The nodes that a load balancer knows. Thread-safe. */
final class Cluster implements AutoCloseable {
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final long stackPid;

  private Cluster(long stackPid) {
    this.stackPid = stackPid;
  }

  /**
   * The nodes of a stack.
   *
   * @param data the stack's data folder
   */
  static Cluster of(LocalStackProcess stack, Path data) {
    Cluster cluster = new Cluster(stack.pid());
    String[] urls = stack.fact("nodes").split(",");
    String[] pids = stack.fact("pids").split(",");
    for (int i = 0; i < urls.length; i++) {
      String name = "node-" + (i + 1);
      cluster.nodes.add(
          new Node(
              name,
              urls[i],
              data.resolve("nodes").resolve(name + ".properties"),
              stack.pid(),
              ProcessHandle.of(Long.parseLong(pids[i])).orElseThrow()));
    }
    return cluster;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Settings for one more node, a copy of the first one's under another name; not started. */
  Node more() throws IOException {
    Path pattern = nodes.get(0).config();
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(pattern)) {
      settings.load(reader);
    }
    String name = "node-" + (nodes.size() + 1);
    int port = freePort();
    settings.setProperty("node.id", name);
    settings.setProperty("http.port", Integer.toString(port));
    settings.setProperty("state.dir", pattern.resolveSibling(name).toString());
    Path config = pattern.resolveSibling(name + ".properties");
    try (Writer writer = Files.newBufferedWriter(config)) {
      settings.store(writer, null);
    }
    return new Node(name, "http://127.0.0.1:" + port, config, stackPid, null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void add(Node node) {
    nodes.add(node);
  }

  void remove(Node node) {
    nodes.remove(node);
  }

  /** Their addresses as {@code /v1/instances} tells them. */
  List<String> addresses() {
    return new ArrayList<>(nodes)
        .stream().map(node -> URI.create(node.url()).getAuthority()).sorted().toList();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
