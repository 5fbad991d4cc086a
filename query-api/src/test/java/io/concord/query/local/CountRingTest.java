package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.app.metric.NodeCounts;
import io.concord.query.local.CountRing.Sample;
import io.concord.query.local.CountRing.Span;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountRingTest {
  private static final NodeCounts NONE = new NodeCounts(Map.of(), 0, 0, 0, 0, new long[0]);

  private final CountRing ring = new CountRing();

  @Test
  void shouldHaveNoSpanBeforeTheFirstSample() {
    assertThat(ring.last(Duration.ofSeconds(10))).isNull();
  }

  @Test
  void shouldReachBackAsFarAsAsked() {
    for (int second = 0; second <= 30; second++) {
      add(second);
    }

    Span span = ring.last(Duration.ofSeconds(10));

    assertThat(span.from().nanos()).isEqualTo(nanos(20));
    assertThat(span.to().nanos()).isEqualTo(nanos(30));
    assertThat(span.perSecond(100, 125)).isEqualTo(2.5);
  }

  @Test
  void shouldReachBackToTheOldestWhenThereIsNoOlder() {
    add(0);
    assertThat(ring.last(Duration.ofSeconds(10)).perSecond(0, 7)).isZero();
    add(4);
    assertThat(ring.last(Duration.ofSeconds(10)).perSecond(0, 8)).isEqualTo(2);
  }

  @Test
  void shouldForgetWhatIsOlderThanAMinute() {
    for (int second = 0; second <= 1_000; second++) {
      add(second);
    }

    assertThat(ring.last(Duration.ofHours(1)).from().nanos()).isEqualTo(nanos(940));
  }

  @Test
  void shouldTellNoRateOfACountThatBeganAnew() {
    add(0);
    add(1);

    assertThat(ring.last(Duration.ofSeconds(10)).perSecond(100, 3)).isZero();
  }

  private void add(int second) {
    ring.add(new Sample(nanos(second), NONE, new long[0]));
  }

  private static long nanos(int second) {
    return Duration.ofSeconds(second).toNanos();
  }
}
