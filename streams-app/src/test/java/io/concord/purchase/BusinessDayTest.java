package io.concord.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDayTest {
  /** Kyiv springs forward on 2024-03-31 at 01:00Z and falls back on 2024-10-27 at 01:00Z. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-06-30T23:59:59.999999999Z, 2024-07-01",
    "UTC, 2024-07-01T00:00:00Z, 2024-07-02",
    "Europe/Kyiv, 2024-03-30T21:59:59Z, 2024-03-31",
    "Europe/Kyiv, 2024-03-30T22:00:00Z, 2024-04-01",
    "Europe/Kyiv, 2024-03-31T20:59:59Z, 2024-04-01",
    "Europe/Kyiv, 2024-03-31T21:00:00Z, 2024-04-02",
    "Europe/Kyiv, 2024-10-27T21:59:59Z, 2024-10-28",
    "Europe/Kyiv, 2024-10-27T22:00:00Z, 2024-10-29",
    "Pacific/Kiritimati, 2024-06-30T10:00:00Z, 2024-07-02",
    "-12:00, 2024-07-01T11:59:59Z, 2024-07-01",
    "Asia/Kathmandu, 2024-06-30T18:15:00Z, 2024-07-02",
    "UTC, 2024-02-28T12:00:00Z, 2024-02-29",
    "UTC, 2023-12-31T12:00:00Z, 2024-01-01",
    "UTC, 1969-12-31T23:59:59Z, 1970-01-01"
  })
  void shouldEndWithTheDayInItsZone(ZoneId zone, Instant now, LocalDate asOf) {
    assertThat(new BusinessDay(zone).liveAsOf(now)).isEqualTo(asOf);
  }

  /** America/Sao_Paulo had no midnight on this day: the day began at 01:00. */
  @Test
  void shouldBeginADayThatHasNoMidnight() {
    BusinessDay day = new BusinessDay(ZoneId.of("America/Sao_Paulo"));

    assertThat(day.liveAsOf(Instant.parse("2018-11-04T02:59:59Z"))).isEqualTo("2018-11-04");
    assertThat(day.liveAsOf(Instant.parse("2018-11-04T03:00:00Z"))).isEqualTo("2018-11-05");
  }

  /** The source's wall clock is carried as UTC: the cut does not move with the zone. */
  @ParameterizedTest
  @CsvSource({"2024-07-01", "1970-01-01", "1969-12-31", "0001-01-01"})
  void shouldCutAtTheFirstTickOfTheDay(LocalDate asOf) {
    Instant midnight = Instant.parse(asOf + "T00:00:00Z");

    assertThat(BusinessDay.cutTicks(asOf)).isEqualTo(Ticks.of(midnight));
    assertThat(Ticks.of(midnight.minusNanos(100))).isEqualTo(BusinessDay.cutTicks(asOf) - 1);
  }
}
