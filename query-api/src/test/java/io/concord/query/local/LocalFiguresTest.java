package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.Mode;
import io.concord.app.Status;
import io.concord.app.deadletter.DeadLetterReport;
import io.concord.app.metric.NodeCounts;
import io.concord.app.metric.TimeHistogram;
import io.concord.contract.NodeFigures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LocalFiguresTest {
  private static final DeadLetterReport LETTERS =
      new DeadLetterReport(true, 0, false, false, List.of());

  private final TimeHistogram freshness = new TimeHistogram();
  private final TimeHistogram requests = new TimeHistogram();
  private final Map<String, Long> records = new HashMap<>();
  private long changes;
  private Duration now = Duration.ofDays(-3);

  private final LocalFigures figures =
      new LocalFigures(
          () ->
              new NodeCounts(Map.copyOf(records), changes, 2 * changes, 9, 1, freshness.snapshot()),
          () -> new Status(KafkaStreams.State.RUNNING, Mode.LIVE, false, 3, 4, LETTERS, null),
          requests,
          () -> now.toNanos());

  @Test
  void shouldTellRatesOfTheLastTenSeconds() {
    for (int second = 1; second <= 60; second++) {
      records.merge("place-orders", second <= 50 ? 100L : 5L, Long::sum);
      records.merge("idle", 0L, Long::sum);
      changes += second <= 50 ? 100 : 3;
      requests.record(Duration.ofMillis(1).toNanos());
      pass();
    }

    NodeFigures told = figures.figures();

    assertThat(told.recordsPerSecond()).isEqualTo(Map.of("place-orders", 5.0));
    assertThat(told.changesPerSecond()).isEqualTo(3);
    assertThat(told.rescoringsPerSecond()).isEqualTo(6);
    assertThat(told.requestsPerSecond()).isEqualTo(1);
  }

  @Test
  void shouldTellTimesOfTheLastMinute() {
    freshness.record(Duration.ofMillis(500).toNanos());
    pass();
    for (int second = 1; second <= 60; second++) {
      freshness.record(Duration.ofMillis(60).toNanos());
      pass();
    }

    assertThat(figures.figures().freshness())
        .singleElement()
        .satisfies(
            bucket -> {
              assertThat(bucket.ms()).isCloseTo(60, Offset.offset(4.0));
              assertThat(bucket.count()).isEqualTo(60);
            });
    assertThat(figures.figures().requests()).isEmpty();
  }

  @Test
  void shouldTellWhatIsNowBeforeAnythingHappened() {
    NodeFigures told = figures.figures();

    assertThat(told.mode()).isEqualTo("live");
    assertThat(told.pendingClients()).isEqualTo(4);
    assertThat(told.checks()).isEqualTo(9);
    assertThat(told.mismatches()).isEqualTo(1);
    assertThat(told.recordsPerSecond()).isEmpty();
    assertThat(told.changesPerSecond()).isZero();
    assertThat(told.freshness()).isEmpty();
  }

  private void pass() {
    now = now.plusSeconds(1);
    figures.sample();
  }
}
