package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.NodeFigures.TimeBucket;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  private final Times times = new Times();

  @Test
  void shouldAddUpBucketsAndNotPercentiles() {
    times.add(List.of(new TimeBucket(1, 98)));
    times.add(List.of(new TimeBucket(1, 0), new TimeBucket(100, 2)));

    assertThat(times.count()).isEqualTo(100);
    assertThat(times.percentileMs(0.5)).isEqualTo(1);
    assertThat(times.percentileMs(0.98)).isEqualTo(1);
    assertThat(times.percentileMs(0.99)).isEqualTo(100);
  }

  @Test
  void shouldTellTheOnlyTime() {
    times.add(List.of(new TimeBucket(7, 1)));

    assertThat(times.percentileMs(0.5)).isEqualTo(7);
    assertThat(times.percentileMs(0)).isEqualTo(7);
    assertThat(times.percentileMs(1)).isEqualTo(7);
  }

  @Test
  void shouldTellNothingOfNothing() {
    assertThat(times.percentileMs(0.5)).isNull();
    assertThat(times.count()).isZero();
  }
}
