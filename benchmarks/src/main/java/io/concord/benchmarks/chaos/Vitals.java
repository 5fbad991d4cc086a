package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a node takes of the machine.
 *
 * @param residentMb resident memory; 0 where the operating system does not tell
 * @param heapMb heap in use, garbage included
 */
record Vitals(long residentMb, long heapMb) {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

  static Vitals of(Node node, Exchange exchange) throws IOException, InterruptedException {
    return new Vitals(
        residentMb(node.pid()), heapMb(exchange.text(node.url(), "/metrics", ASK_TIMEOUT)));
  }

  private static long residentMb(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }

  private static long heapMb(String metrics) {
    double bytes =
        metrics
            .lines()
            .filter(line -> line.startsWith(HEAP))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return (long) bytes >> 20;
  }

  @Override
  public String toString() {
    return Report.format("%d / %d", residentMb, heapMb);
  }
}
