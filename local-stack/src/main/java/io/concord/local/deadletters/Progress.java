package io.concord.local.deadletters;

import java.io.PrintWriter;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;

/** Says now and then how far the reading of a partition is. */
final class Progress {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

  private final PrintWriter out;
  private final TopicPartition partition;
  private long saidNanos = System.nanoTime();

  Progress(PrintWriter out, TopicPartition partition) {
    this.out = out;
    this.partition = partition;
  }

  void at(long offset, long end) {
    if (System.nanoTime() - saidNanos > INTERVAL_NANOS) {
      saidNanos = System.nanoTime();
      out.printf(
          "reading %s, partition %d: %d %%%n",
          partition.topic(), partition.partition(), 100 * offset / Math.max(1, end));
      out.flush();
    }
  }
}
