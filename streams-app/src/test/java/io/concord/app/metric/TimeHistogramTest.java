package io.concord.app.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TimeHistogramTest {
  private static final double MICROS_PER_MILLI = 1_000;

  @Property(tries = 500)
  void everyTimeCountsInABucketAboutAsLong(@ForAll @LongRange(max = 1L << 37) long micros) {
    TimeHistogram times = new TimeHistogram();
    times.record(Duration.ofNanos(micros * 1_000).toNanos());

    double middle = TimeHistogram.middleMs(only(times)) * MICROS_PER_MILLI;

    assertThat(middle).isCloseTo(micros, Offset.offset(Math.max(0.5, micros / 16.0) + 1e-6));
  }

  @Test
  void shouldCountWhatIsTooShortOrTooLongAtTheEnds() {
    TimeHistogram times = new TimeHistogram();
    times.record(-5);
    times.record(Long.MAX_VALUE);
    times.record(Duration.ofMillis(60).toNanos());

    long[] counts = times.snapshot();

    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[counts.length - 1]).isEqualTo(1);
    assertThat(counts).containsOnly(0, 1);
  }

  @Test
  void shouldHaveMiddlesThatGrow() {
    for (int i = 1; i < new TimeHistogram().snapshot().length; i++) {
      assertThat(TimeHistogram.middleMs(i)).isGreaterThan(TimeHistogram.middleMs(i - 1));
    }
    assertThat(TimeHistogram.middleMs(0)).isEqualTo(0.0005);
    assertThat(TimeHistogram.middleMs(8)).isEqualTo(0.0085);
    assertThat(TimeHistogram.middleMs(16)).isEqualTo(0.017);
  }

  private static int only(TimeHistogram times) {
    long[] counts = times.snapshot();
    int found = -1;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        assertThat(found).as("counted once").isEqualTo(-1);
        found = i;
      }
    }
    return found;
  }
}
