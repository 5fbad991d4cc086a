package io.concord.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the main classes of child processes share. */
final class ChildMain {
  private ChildMain() {}

  /** Tells the parent, in the form {@link ChildProcess#await} reads. */
  static void say(String name, String facts) {
    System.out.println(name + " " + facts);
    System.out.flush();
  }

  /** Returns when the parent has closed this process's standard input, or is dead. */
  static void awaitParent() throws IOException {
    while (System.in.read() >= 0) {
      continue;
    }
  }

  /** Peaks of heap and resident memory, MB, and processor time, ns, of this process so far. */
  static String costs() throws IOException {
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(ChildMain::peak)
            .sum();
    return "heap=" + (heap >> 20) + " rss=" + residentMegabytes("VmHWM:") + " cpu=" + cpuNanos();
  }

  /** Returns true when the parent wants to hear something, false when it wants this to end. */
  static boolean awaitQuestion() throws IOException {
    return System.in.read() >= 0;
  }

  /** Processor time of this process so far; 0 where the JVM does not tell. */
  static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static long peak(MemoryPoolMXBean pool) {
    return pool.getPeakUsage().getUsed();
  }

  /**
   * Resident memory of this process, by the name of the line in its status: {@code VmHWM:} for the
   * peak, {@code VmRSS:} for now; 0 where the operating system does not tell.
   */
  static long residentMegabytes(String name) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
