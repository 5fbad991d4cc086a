package io.concord.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One recommender node as a process of its own: {@code recommender serve --config FILE}. */
final class NodeProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final String name;
  private final int port;
  private final Path config;
  private final Process process;

  private NodeProcess(String name, int port, Path config, Process process) {
    this.name = name;
    this.port = port;
    this.config = config;
    this.process = process;
  }

  /**
   * Writes the settings to a file of the node's name in the folder, and starts it; it logs there.
   */
  static NodeProcess start(Path folder, String name, int port, Map<String, String> settings)
      throws IOException {
    Path config = folder.resolve(name + ".properties");
    Files.writeString(config, text(settings));
    Process process =
        new ProcessBuilder(command(config))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
            .start();
    return new NodeProcess(name, port, config, process);
  }

  /** As a properties file has it, sorted. */
  private static String text(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
            .collect(Collectors.joining());
  }

  /** Ends with this process, however that ends. */
  private static List<String> command(Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseG1GC", "-Dconcord.log.throwable=full"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RecommenderCommand.class.getName(), "serve"));
    command.addAll(List.of("--config", config.toString()));
    command.addAll(List.of("--parent", Long.toString(ProcessHandle.current().pid())));
    return command;
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  Path config() {
    return config;
  }

  Process process() {
    return process;
  }

  /** What the node says of itself; empty while it does not answer. */
  Optional<JsonNode> readiness(HttpClient http) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(ASK_TIMEOUT)
            .build();
    try {
      return Optional.of(JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Asks the node to end; {@link #close} waits for it. */
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    terminate();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
