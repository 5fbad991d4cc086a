package io.concord.local.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs the whole stack, so that it can be killed. */
final class CaptureProcess {

  private static final String READY = "ready";

  private CaptureProcess() {}

  /** Starts the stack on the folder given, says so, and runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    CaptureStack stack = CaptureStack.start(Path.of(arguments[0]), arguments[1]);
    System.out.println(READY + " " + stack.postgres.jdbcUrl());
    TimeUnit.DAYS.sleep(1);
  }

  /** Starts the process and waits until its stack runs. */
  static Process start(Path folder, String rows) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                CaptureProcess.class.getName(),
                folder.toString(),
                rows)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said =
        process.inputReader().lines().filter(line -> line.startsWith(READY)).findFirst().orElse("");
    if (said.isEmpty()) {
      throw new IllegalStateException(
          "the stack must start: exit=" + process.onExit().join().exitValue());
    }
    return process;
  }
}
