package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.app.Status;
import io.concord.app.metric.NodeCounts;
import io.concord.app.metric.TimeHistogram;
import io.concord.contract.NodeFigures;
import io.concord.contract.NodeFigures.TimeBucket;
import io.concord.query.local.CountRing.Sample;
import io.concord.query.local.CountRing.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What this node has done lately, from samples of what it has done since its start. */
final class LocalFigures {
  static final Duration RATES = Duration.ofSeconds(10);
  static final Duration TIMES = Duration.ofMinutes(1);

  private final Supplier<NodeCounts> counts;
  private final Supplier<Status> status;
  private final TimeHistogram requests;
  private final LongSupplier nanoTime;
  private final CountRing ring = new CountRing();

  LocalFigures(RecommenderStreams streams, TimeHistogram requests) {
    this(streams::counts, streams::status, requests, System::nanoTime);
  }

  LocalFigures(
      Supplier<NodeCounts> counts,
      Supplier<Status> status,
      TimeHistogram requests,
      LongSupplier nanoTime) {
    this.counts = counts;
    this.status = status;
    this.requests = requests;
    this.nanoTime = nanoTime;
    sample();
  }

  /** To be called once a second. */
  void sample() {
    ring.add(new Sample(nanoTime.getAsLong(), counts.get(), requests.snapshot()));
  }

  NodeFigures figures() {
    Span rates = ring.last(RATES);
    Span times = ring.last(TIMES);
    NodeCounts before = rates.from().counts();
    NodeCounts now = rates.to().counts();
    Status current = status.get();
    return new NodeFigures(
        current.mode().label(),
        recordsPerSecond(rates),
        rates.perSecond(before.changedLists(), now.changedLists()),
        rates.perSecond(before.rescorings(), now.rescorings()),
        rates.perSecond(sum(rates.from().requests()), sum(rates.to().requests())),
        current.pendingClients(),
        now.exactnessChecks(),
        now.exactnessMismatches(),
        buckets(times.from().counts().freshness(), times.to().counts().freshness()),
        buckets(times.from().requests(), times.to().requests()));
  }

  private static Map<String, Double> recordsPerSecond(Span span) {
    Map<String, Long> before = span.from().counts().records();
    Map<String, Double> rates = new TreeMap<>();
    span.to()
        .counts()
        .records()
        .forEach(
            (node, count) -> {
              double rate = span.perSecond(before.getOrDefault(node, 0L), count);
              if (rate > 0) {
                rates.put(node, rate);
              }
            });
    return rates;
  }

  private static long sum(long[] histogram) {
    long sum = 0;
    for (long count : histogram) {
      sum += count;
    }
    return sum;
  }

  private static List<TimeBucket> buckets(long[] before, long[] now) {
    List<TimeBucket> buckets = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      if (now[i] > before[i]) {
        buckets.add(new TimeBucket(TimeHistogram.middleMs(i), now[i] - before[i]));
      }
    }
    return buckets;
  }
}
