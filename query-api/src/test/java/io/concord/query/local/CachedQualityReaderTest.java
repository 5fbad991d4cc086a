package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Quality;
import io.concord.http.Samples;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CachedQualityReaderTest {
  private static final LocalDate DAY = LocalDate.of(2024, 7, 2);

  private Duration now = Duration.ofHours(1);
  private int readings;
  private boolean isAway;
  private final CachedQualityReader reader =
      new CachedQualityReader(this::read, () -> now.toNanos());

  @Test
  void shouldKeepWhatItReadForASecond() {
    reader.quality(DAY, 30);
    now = now.plusMillis(999);
    reader.quality(DAY, 30);
    assertThat(readings).isEqualTo(1);

    now = now.plusMillis(1);
    reader.quality(DAY, 30);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void shouldKeepDaysApart() {
    reader.quality(DAY, 30);
    reader.quality(DAY, 1);

    assertThat(readings).isEqualTo(2);
  }

  @Test
  void shouldKeepOnWhatItReadWhileNobodyAnswersAndSayHowOldItIs() {
    reader.quality(DAY, 30);
    isAway = true;
    now = now.plusSeconds(2);
    assertThat(stalenessMs()).isEqualTo(2_000);
    now = now.plusSeconds(3);
    assertThat(stalenessMs()).isEqualTo(5_000);

    isAway = false;
    now = now.plusSeconds(1);
    assertThat(stalenessMs()).isZero();
  }

  @Test
  void shouldNotAskAgainAtOnceWhoCouldNotAnswer() {
    isAway = true;

    assertThat(reader.quality(DAY, 30)).isInstanceOf(Unavailable.class);
    assertThat(reader.quality(DAY, 30)).isInstanceOf(Unavailable.class);
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void shouldForgetTheDaysAskedForLongAgo() {
    reader.quality(DAY, 1);
    for (int day = 1; day <= 100; day++) {
      reader.quality(DAY.plusDays(day), 1);
    }
    reader.quality(DAY, 1);

    assertThat(readings).isEqualTo(102);
  }

  private long stalenessMs() {
    return ((Found<Quality>) reader.quality(DAY, 30)).value().stalenessMs();
  }

  private Result<Quality> read(LocalDate to, int days) {
    readings++;
    return isAway
        ? new Unavailable<>("away", Duration.ofSeconds(1))
        : new Found<>(Samples.quality());
  }
}
