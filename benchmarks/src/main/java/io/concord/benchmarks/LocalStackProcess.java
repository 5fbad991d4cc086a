package io.concord.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bin/recommender local}, loaded and without simulator. */
final class LocalStackProcess implements AutoCloseable {
  private final ChildProcess process;
  private final Map<String, String> facts;

  private LocalStackProcess(ChildProcess process, Map<String, String> facts) {
    this.process = process;
    this.facts = facts;
  }

  /** Returns when the stack is ready. */
  static LocalStackProcess start(Path data, Path orders) throws IOException {
    Path root = Path.of(System.getProperty("benchmarks.root"));
    List<String> command = new ArrayList<>();
    command.add(root.resolve("bin").resolve("recommender").toString());
    command.addAll(List.of("local", "--no-simulator", "--port", "0", "--data", data.toString()));
    if (orders != null) {
      command.addAll(List.of("--orders", orders.toString()));
    }
    ChildProcess process = ChildProcess.start(new ProcessBuilder(command));
    try {
      return new LocalStackProcess(process, process.await("ready"));
    } catch (IOException e) {
      process.terminate();
      throw e;
    }
  }

  int httpPort() {
    return URI.create(fact("http")).getPort();
  }

  String jdbcUrl() {
    return fact("postgres");
  }

  String bootstrapServers() {
    return fact("kafka");
  }

  /** A value of the stack's ready line. */
  String fact(String name) {
    return facts.get(name);
  }

  @Override
  public void close() {
    process.terminate();
  }
}
