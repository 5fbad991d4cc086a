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
  private Runnable whileReading = () -> {};
  private final MostDemanded products =
      new MostDemanded(
          day -> {
            whileReading.run();
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
  void shouldKeepTheDayAskedForLast() {
    assertThat(read(DAY)).isEqualTo(1);
    assertThat(read(DAY.plusDays(1))).isEqualTo(2);
    assertThat(read(DAY.plusDays(1))).isEqualTo(2);
    assertThat(read(DAY)).isEqualTo(3);
  }

  /** Whoever asks while the day is read anew gets what was there. */
  @Test
  void shouldNotWaitForAReadingOfTheSameDay() throws InterruptedException {
    read(DAY);
    nanos = Duration.ofMinutes(1).toNanos();
    long[] seen = {0};
    whileReading =
        () -> {
          Thread other = new Thread(() -> seen[0] = read(DAY));
          other.start();
          join(other);
        };

    assertThat(read(DAY)).isEqualTo(2);
    assertThat(seen[0]).isEqualTo(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      throw new AssertionError("the test was interrupted", e);
    }
  }

  private long read(LocalDate day) {
    return products.before(day).get(0).productId();
  }
}
