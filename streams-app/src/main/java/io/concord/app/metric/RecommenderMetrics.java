package io.concord.app.metric;

import io.concord.app.deadletter.DeadLetterCounter;
import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import io.concord.topology.TopologyListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recommender's own meters; all begin with {@code recommender.}. Thread-safe. */
public final class RecommenderMetrics implements TopologyListener, DeadLetterCounter {
  private static final Logger LOG = LoggerFactory.getLogger(RecommenderMetrics.class);

  private final Map<Strategy, ScoredOrders> scoredOrders = new EnumMap<>(Strategy.class);
  private final Counter rescorings;
  private final Counter changedLists;
  private final Counter deadLetters;
  private final Counter exactnessChecks;
  private final Counter exactnessMismatches;
  private final Timer freshness;
  private final TimeHistogram freshnessTimes = new TimeHistogram();
  private final AtomicLong lag = new AtomicLong(-1);
  private final AtomicLong catalogueVersion = new AtomicLong();
  private final Map<String, Long> catalogueChanges = new ConcurrentHashMap<>();
  private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
  private volatile IntConsumer closedTasks = partition -> {};
  private final Map<TaskId, Integer> pending = new ConcurrentHashMap<>();

  public RecommenderMetrics(MeterRegistry registry) {
    rescorings =
        Counter.builder("recommender.rescorings")
            .description("Clients rescored")
            .register(registry);
    changedLists =
        Counter.builder("recommender.changed.lists")
            .description("Change events published")
            .register(registry);
    deadLetters =
        Counter.builder("recommender.dead.letters")
            .description("Records this node sent to the dead letters since its start")
            .register(registry);
    exactnessChecks =
        Counter.builder("recommender.exactness.checks")
            .description("Stored lists held against V3 from scratch over the client's rows")
            .register(registry);
    exactnessMismatches =
        Counter.builder("recommender.exactness.mismatches")
            .description("Stored lists that were wrong: any is a fault of the recommender")
            .register(registry);
    freshness =
        Timer.builder("recommender.freshness")
            .description("From the source's commit to the changed list being readable")
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(30),
                Duration.ofMillis(50),
                Duration.ofMillis(75),
                Duration.ofMillis(100),
                Duration.ofMillis(150),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                // the capture job of SQL Server looks once a second
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30))
            .register(registry);
    for (Strategy strategy : Strategy.values()) {
      scoredOrders.put(strategy, ScoredOrders.of(strategy, registry));
    }
    Gauge.builder("recommender.lag", lag, AtomicLong::get)
        .description("Source and internal records not yet processed; -1 while unknown")
        .register(registry);
    Gauge.builder("recommender.pending.clients", this, RecommenderMetrics::pendingClients)
        .description("Clients whose list awaits rescoring")
        .register(registry);
  }

  @Override
  public void rescored(boolean changed, long freshnessMs) {
    rescorings.increment();
    if (changed) {
      changedLists.increment();
      if (freshnessMs >= 0) {
        freshness.record(Duration.ofMillis(freshnessMs));
        freshnessTimes.record(Duration.ofMillis(freshnessMs).toNanos());
      }
    }
  }

  /** What was taken back stays counted: a counter only grows. */
  @Override
  public void ordersScored(Strategy strategy, Tally change) {
    ScoredOrders counters = scoredOrders.get(strategy);
    counters.orders().increment(Math.max(0, change.orders()));
    counters.products().increment(Math.max(0, change.products()));
    counters.hits().increment(Math.max(0, change.hits50()));
  }

  @Override
  public void ready(TaskId task, boolean isReady) {
    if (isReady) {
      ready.add(task.partition());
    } else {
      ready.remove(task.partition());
      closedTasks.accept(task.partition());
    }
  }

  /** Whether the client stage's stores of this partition are restored and this node's own. */
  public boolean isReady(int clientPartition) {
    return ready.contains(clientPartition);
  }

  /** Who is told of the partition of each client task that is closed. */
  public void onClosed(IntConsumer listener) {
    closedTasks = listener;
  }

  @Override
  public void pending(TaskId task, int clients) {
    if (clients == 0) {
      pending.remove(task);
    } else {
      pending.put(task, clients);
    }
  }

  @Override
  public void checked(long clientId, long revision, String difference) {
    exactnessChecks.increment();
    if (difference != null) {
      exactnessMismatches.increment();
      LOG.atError()
          .addKeyValue("clientId", clientId)
          .addKeyValue("revision", revision)
          .log("The stored list was wrong, and is now rescored from its rows: {}", difference);
    }
  }

  @Override
  public void catalogueChanged(String processor) {
    catalogueVersion.incrementAndGet();
    catalogueChanges.merge(processor, 1L, Long::sum);
  }

  /** Grows with each change of the catalogue. */
  public long catalogueVersion() {
    return catalogueVersion.get();
  }

  @Override
  public void increment() {
    deadLetters.increment();
  }

  /** What was counted so far, with the records that sources, sinks and tasks counted. */
  public NodeCounts counts(Map<String, Long> records) {
    Map<String, Long> all = new HashMap<>(records);
    all.putAll(catalogueChanges);
    return new NodeCounts(
        all,
        (long) changedLists.count(),
        (long) rescorings.count(),
        (long) exactnessChecks.count(),
        (long) exactnessMismatches.count(),
        freshnessTimes.snapshot());
  }

  public void lag(long records) {
    lag.set(records);
  }

  public long lag() {
    return lag.get();
  }

  public long pendingClients() {
    return pending.values().stream().mapToLong(Integer::longValue).sum();
  }
}
