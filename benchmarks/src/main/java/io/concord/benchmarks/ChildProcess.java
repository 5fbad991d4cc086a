package io.concord.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of the benchmark's own. It tells facts on standard output, a line {@code name key=value
 * key=value} each; closing its standard input asks a {@link ChildMain} to end.
 */
final class ChildProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;

  private ChildProcess(ProcessBuilder builder) throws IOException {
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    process = builder.start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProcess start(ProcessBuilder builder) throws IOException {
    return new ChildProcess(builder);
  }

  /** A JVM with this one's class path. */
  static ChildProcess java(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseG1GC", "-cp", System.getProperty("java.class.path")));
    command.add("-Dconcord.log.level=" + System.getProperty("concord.log.level", "fatal"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    return new ChildProcess(new ProcessBuilder(command).directory(new File(".")));
  }

  /**
   * Waits for the line of this name and returns its facts.
   *
   * @throws IOException when the process ends before
   */
  Map<String, String> await(String name) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(name + " ")) {
        return facts(line);
      }
    }
    throw new IOException("the process must say '" + name + "' before it ends");
  }

  /** Asks a process that waits for {@link ChildMain#awaitQuestion} and returns what it says. */
  Map<String, String> ask(String name) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return await(name);
  }

  private static Map<String, String> facts(String line) {
    Map<String, String> facts = new HashMap<>();
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        facts.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return facts;
  }

  long pid() {
    return process.pid();
  }

  /** Asks the process to end and waits until it has. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    if (!waitFor()) {
      process.destroy();
      if (!waitFor()) {
        process.destroyForcibly();
      }
    }
  }

  /** Ends a process that does not listen to its standard input. */
  void terminate() {
    process.destroy();
    waitFor();
  }

  private boolean waitFor() {
    boolean interrupted = Thread.interrupted();
    try {
      return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
