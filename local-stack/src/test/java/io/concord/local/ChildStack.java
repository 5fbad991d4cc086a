package io.concord.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line in a process of its own, as a person starts it. */
final class ChildStack implements AutoCloseable {
  /** Several nodes start at once, beside other tests. */
  static final Duration PATIENCE = Duration.ofSeconds(240);

  /**
   * For the environment of a stack whose nodes are processes of their own: they live too short to
   * be optimized. Each JVM then says on standard error that it {@link #PICKED_UP picked it up}.
   */
  static final Map.Entry<String, String> SHORT_LIVED =
      Map.entry("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  static final String PICKED_UP = "NOTE: Picked up JDK_JAVA_OPTIONS";

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Pattern READY =
      Pattern.compile(
          "ready http=(http://127\\.0\\.0\\.1:\\d+)"
              + " postgres=(jdbc:postgresql://127\\.0\\.0\\.1:\\d+/\\w+\\?user=\\w+)"
              + " kafka=(127\\.0\\.0\\.1:\\d+) clients=(\\d+) lines=(\\d+) seconds=\\d+\\.\\d"
              + "(?: nodes=(\\S+) pids=(\\S+))?");

  private final Path out;
  private final Path err;
  private final Process process;

  private ChildStack(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    out = Files.createTempFile(folder, "out", ".txt");
    err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Starts {@code recommender ARGUMENTS}; what it says goes to files in the folder. */
  static ChildStack start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /** The same with more variables in the environment. */
  static ChildStack start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return startMain(folder, environment, List.of(), RecommenderCommand.class, arguments);
  }

  /** Starts another program of this class path. */
  static ChildStack startMain(
      Path folder,
      Map<String, String> environment,
      List<String> options,
      Class<?> program,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ChildStack(folder, environment, command);
  }

  /** Waits for the ready line, the only one on standard output. */
  Ready awaitReady() {
    await().atMost(PATIENCE).pollInterval(POLL).until(() -> !out().isEmpty() || !process.isAlive());
    Matcher line = READY.matcher(out().strip());
    if (!line.matches()) {
      throw new AssertionError("must be ready, out=" + out() + ", err=" + err());
    }
    return new Ready(
        line.group(1),
        line.group(2),
        line.group(3),
        Long.parseLong(line.group(4)),
        Long.parseLong(line.group(5)),
        words(line.group(6)),
        words(line.group(7)).stream().map(Long::valueOf).toList());
  }

  private static List<String> words(String text) {
    return text == null ? List.of() : List.of(text.split(","));
  }

  /**
   * What the ready line says.
   *
   * @param nodes addresses of nodes that are processes of their own
   * @param pids of the same nodes
   */
  record Ready(
      String http,
      String postgres,
      String kafka,
      long clients,
      long lines,
      List<String> nodes,
      List<Long> pids) {}

  /** Waits until the process has said this on standard error. */
  void awaitSaid(Pattern words) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> words.matcher(err()).find() || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("must run, err=" + err());
    }
  }

  /** Waits for the end, and returns the exit code. */
  int awaitExit(Duration timeout) throws InterruptedException {
    try {
      return process.onExit().get(timeout.toSeconds(), TimeUnit.SECONDS).exitValue();
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("must end in " + timeout + ", err=" + err(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL, and waits until the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  /** Processes whose command line names this folder, such as a database that was left behind. */
  static List<String> processesOn(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(folder.toString()))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
