package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.scoring.InDemand;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each reading is told apart by its number. */
class MostDemandedTest {
  private static final LocalDate DAY = LocalDate.of(2024, 7, 2);

  private long nanos;
  private long readingNanos;
  private int readings;
  private final MostDemanded products =
      new MostDemanded(
          day -> {
            nanos += readingNanos;
            readings++;
            return List.of(new InDemand(readings, 1));
          },
          () -> nanos);

  @Test
  void shouldKeepWhatItReadForTenSeconds() {
    assertThat(read(DAY)).isEqualTo(1);
    nanos = Duration.ofSeconds(10).toNanos() - 1;
    assertThat(read(DAY)).isEqualTo(1);
    nanos++;
    assertThat(read(DAY)).isEqualTo(2);
  }

  @Test
  void shouldKeepLongerWhatTakesLong() {
    readingNanos = Duration.ofSeconds(2).toNanos();
    assertThat(read(DAY)).isEqualTo(1);
    nanos = Duration.ofSeconds(42).toNanos() - 1;
    assertThat(read(DAY)).isEqualTo(1);
    nanos++;
    assertThat(read(DAY)).isEqualTo(2);
  }

  @Test
  void shouldKeepTwentyDays() {
    for (int day = 0; day < 21; day++) {
      read(DAY.plusDays(day));
    }
    assertThat(read(DAY.plusDays(20))).isEqualTo(21);
    assertThat(read(DAY.plusDays(1))).isEqualTo(2);
    assertThat(read(DAY)).as("let go of").isEqualTo(22);
  }

  private long read(LocalDate day) {
    return products.before(day).get(0).productId();
  }
}
