package io.concord.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogRateTest {
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private long nanos = Long.MAX_VALUE - 5;
  private final LogRate rate = new LogRate(2, PERIOD, () -> nanos);

  @Test
  void shouldCountWhatIsTooMuchAndTellItWithTheNextLine() {
    assertThat(rate.next()).isZero();
    assertThat(rate.next()).isZero();
    assertThat(rate.next()).isEqualTo(LogRate.SUPPRESSED);
    nanos += PERIOD.toNanos() - 1;
    assertThat(rate.next()).isEqualTo(LogRate.SUPPRESSED);

    nanos++;

    assertThat(rate.next()).isEqualTo(2);
    assertThat(rate.next()).isZero();
    assertThat(rate.next()).isEqualTo(LogRate.SUPPRESSED);
  }
}
