package io.concord.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bin/recommender local}, loaded and without simulator. */
public final class LocalStackProcess implements AutoCloseable {
  private final ChildProcess process;
  private final Map<String, String> facts;

  private LocalStackProcess(ChildProcess process, Map<String, String> facts) {
    this.process = process;
    this.facts = facts;
  }

  /** Returns when the stack is ready. */
  static LocalStackProcess start(Path data, Path orders) throws IOException {
    return start(data, orders, List.of());
  }

  /** The same with more options of the command. */
  public static LocalStackProcess start(Path data, Path orders, List<String> more)
      throws IOException {
    Path root = Path.of(System.getProperty("benchmarks.root"));
    List<String> command = new ArrayList<>();
    command.add(root.resolve("bin").resolve("recommender").toString());
    command.addAll(List.of("local", "--no-simulator", "--port", "0", "--data", data.toString()));
    if (orders != null) {
      command.addAll(List.of("--orders", orders.toString()));
    }
    command.addAll(more);
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

  public String jdbcUrl() {
    return fact("postgres");
  }

  public String bootstrapServers() {
    return fact("kafka");
  }

  public long pid() {
    return process.pid();
  }

  /** A value of the stack's ready line. */
  public String fact(String name) {
    return facts.get(name);
  }

  @Override
  public void close() {
    process.terminate();
  }
}
