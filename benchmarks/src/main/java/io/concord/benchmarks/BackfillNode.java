package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A process that reads the whole history on an empty state and tells when each phase was over; then
 * it goes on until its standard input ends, and stops cleanly.
 */
public final class BackfillNode {
  private static final long POLL_MS = 20;

  private final RecommenderStreams streams;
  private final Counter rescorings;
  private final LineCounter lines;
  private long changeNanos;

  private BackfillNode(RecommenderStreams streams, Counter rescorings, LineCounter lines) {
    this.streams = streams;
    this.rescorings = rescorings;
    this.lines = lines;
  }

  /** Arguments: lines of warm-up, then settings {@code key=value}. */
  public static void main(String[] arguments) throws Exception {
    RecommenderSettings settings = settings(arguments);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (RecommenderStreams streams =
            new RecommenderStreams(settings, registry, InstantSource.system());
        LineCounter lines =
            new LineCounter(
                settings.bootstrapServers(),
                settings.applicationId(),
                settings.topics().orderItems(),
                settings.partitions(),
                Long.parseLong(arguments[0]))) {
      Counter rescorings = registry.counter("recommender.rescorings");
      new BackfillNode(streams, rescorings, lines).run();
      ChildMain.say("costs", ChildMain.costs() + " rescorings=" + (long) rescorings.count());
      ChildMain.awaitParent();
    }
    System.exit(0);
  }

  static RecommenderSettings settings(String[] arguments) {
    Map<String, String> entries = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] entry = arguments[i].split("=", 2);
      entries.put(entry[0], entry[1]);
    }
    return RecommenderSettings.from(entries);
  }

  private void run() throws InterruptedException {
    long start = System.nanoTime();
    streams.start("127.0.0.1:1");
    await(Status::isRunning);
    long running = System.nanoTime();
    changeNanos = 0;
    await(status -> rescorings.count() > 0);
    long read = System.nanoTime();
    long changeWhileReading = changeNanos;
    await(Status::isCaughtUp);
    long done = System.nanoTime();
    ChildMain.say(
        "done",
        Report.format(
            "start=%d reading=%d change=%d rescoring=%d warm=%d",
            running - start,
            read - running - changeWhileReading,
            changeNanos,
            done - read - (changeNanos - changeWhileReading),
            done - lines.warmNanos()));
  }

  private void await(Predicate<Status> reached) throws InterruptedException {
    long last = System.nanoTime();
    for (Status status = streams.status(); !reached.test(status); status = streams.status()) {
      if (status.failure() != null) {
        throw new IllegalStateException("the recommender stopped: " + status.failure());
      }
      lines.update();
      Thread.sleep(POLL_MS);
      long now = System.nanoTime();
      if (!status.isRunning()) {
        changeNanos += now - last;
      }
      last = now;
    }
  }
}
