package io.concord.benchmarks.chaos;

import io.concord.local.RecommenderCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One node's process, which may be killed, frozen, ended and started again. It signals nothing but
 * what the stack or it has started.
 */
final class Node implements AutoCloseable {
  private static final long EXIT_SECONDS_MAX = 60;

  private final String name;
  private final String url;
  private final Path config;
  private final long stackPid;
  private volatile ProcessHandle process;

  /**
   * A node.
   *
   * @param config its settings; it logs beside them
   * @param stackPid the process whose end is this node's end
   * @param process that it runs in; null when it is yet to be started
   */
  Node(String name, String url, Path config, long stackPid, ProcessHandle process) {
    this.name = name;
    this.url = url;
    this.config = config;
    this.stackPid = stackPid;
    this.process = process;
  }

  String name() {
    return name;
  }

  /** Such as {@code http://127.0.0.1:8080}. */
  String url() {
    return url;
  }

  Path config() {
    return config;
  }

  long pid() {
    return process.pid();
  }

  boolean isUp() {
    return process != null && process.isAlive();
  }

  /** With the options that {@code local} gives its nodes. */
  void start() throws IOException {
    Path log = config.resolveSibling(name + ".log");
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseG1GC",
                    "-Dconcord.log.throwable=full",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RecommenderCommand.class.getName(),
                    "serve",
                    "--config",
                    config.toString(),
                    "--parent",
                    Long.toString(stackPid)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .toHandle();
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM; returns when the process is gone. */
  void end() throws InterruptedException {
    CompletableFuture<ProcessHandle> exit = process.onExit();
    process.destroy();
    try {
      exit.get(EXIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          name + " must end within " + EXIT_SECONDS_MAX + " s of SIGTERM", e);
    }
  }

  /** SIGSTOP. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", signal, Long.toString(pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill " + signal + " must reach " + name + ", status=" + status);
    }
  }

  @Override
  public void close() {
    if (isUp()) {
      kill();
    }
  }
}
