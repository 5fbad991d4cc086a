package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.PopularProducts;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedPopularReaderTest {
  private static final LocalDate DAY = LocalDate.of(2024, 7, 2);

  private Duration now = Duration.ofHours(1);
  private Duration reading = Duration.ZERO;
  private int readings;
  private boolean isAway;
  private final CachedPopularReader reader =
      new CachedPopularReader(this::read, false, this::nanos);

  @Test
  void shouldKeepTheListForASecondWhenReadingItCostsNothing() {
    requireKeptFor(Duration.ofSeconds(1));
  }

  @Test
  void shouldKeepTheListTwentyReadingsWhenReadingItTakesLong() {
    reading = Duration.ofMillis(100);
    requireKeptFor(Duration.ofSeconds(2));
  }

  @Test
  void shouldKeepTheListNoLongerThanThreeSecondsWhenTheMachineIsSlow() {
    reading = Duration.ofSeconds(2);
    requireKeptFor(Duration.ofSeconds(3));
  }

  /** A node that lost the popularity to another would answer with its last list for ever. */
  @Test
  void shouldForgetTheListWhenItIsNoLongerHere() {
    reader.popular(DAY);
    isAway = true;
    now = now.plusHours(1);
    assertThat(reader.popular(DAY)).isInstanceOf(Unavailable.class);
  }

  @Test
  void shouldKeepTheListOnWhenNoNodeAnswers() {
    CachedPopularReader anywhere = new CachedPopularReader(this::read, true, this::nanos);
    anywhere.popular(DAY);
    isAway = true;
    now = now.plusHours(1);
    Found<PopularProducts> kept = (Found<PopularProducts>) anywhere.popular(DAY);
    assertThat(kept.value().stalenessMs()).isEqualTo(Duration.ofHours(1).toMillis());
  }

  private void requireKeptFor(Duration expected) {
    reader.popular(DAY);
    now = now.plus(expected).minusNanos(1);
    reader.popular(DAY);
    assertThat(readings).isEqualTo(1);
    now = now.plusNanos(1);
    reader.popular(DAY);
    assertThat(readings).isEqualTo(2);
  }

  private Result<PopularProducts> read(LocalDate asOf) {
    readings++;
    now = now.plus(reading);
    return isAway
        ? new Unavailable<>("it is elsewhere", Duration.ofSeconds(2))
        : new Found<>(new PopularProducts(asOf, 0, List.of()));
  }

  private long nanos() {
    return now.toNanos();
  }
}
