package io.concord.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
  private static final long LIMIT = Long.MAX_VALUE - 2 * Ticks.PER_DAY;

  @Property
  void ofUndoesToInstant(@ForAll @LongRange(min = -LIMIT, max = LIMIT) long ticks) {
    assertThat(Ticks.of(Ticks.toInstant(ticks))).isEqualTo(ticks);
  }

  @Property
  void orderOfTicksIsOrderOfTime(
      @ForAll @LongRange(min = -LIMIT, max = LIMIT) long one,
      @ForAll @LongRange(min = -LIMIT, max = LIMIT) long other) {
    assertThat(Integer.signum(Ticks.toInstant(one).compareTo(Ticks.toInstant(other))))
        .isEqualTo(Long.compare(one, other));
  }

  @Property
  void epochDayIsTheCalendarsDay(@ForAll @LongRange(min = -LIMIT, max = LIMIT) long ticks) {
    LocalDate day = LocalDate.ofInstant(Ticks.toInstant(ticks), ZoneOffset.UTC);

    assertThat(Ticks.epochDay(ticks)).isEqualTo(Math.toIntExact(day.toEpochDay()));
    assertThat(Ticks.startOfDay(Ticks.epochDay(ticks))).isLessThanOrEqualTo(ticks);
    assertThat(Ticks.epochDay(ticks + 1) - Ticks.epochDay(ticks)).isBetween(0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.0000001Z, 1",
    "1969-12-31T23:59:59.9999999Z, -1",
    "1970-01-02T00:00:00Z, 864000000000",
    "2026-01-02T03:04:05.1234567Z, 17673230451234567",
    "0001-01-01T00:00:00Z, -621355968000000000",
    "9999-12-31T23:59:59.9999999Z, 2534023007999999999"
  })
  void shouldCountTicksFromTheEpoch(Instant time, long ticks) {
    assertThat(Ticks.of(time)).isEqualTo(ticks);
    assertThat(Ticks.toInstant(ticks)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000000199Z, 1",
    "1969-12-31T23:59:59.999999999Z, -1",
    "1969-12-31T23:59:59.999999800Z, -2"
  })
  void shouldCutNanosecondsBelowATick(Instant time, long ticks) {
    assertThat(Ticks.of(time)).isEqualTo(ticks);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "863999999999, 0", "864000000000, 1", "-864000000000, -1"})
  void shouldTellTheDay(long ticks, int epochDay) {
    assertThat(Ticks.epochDay(ticks)).isEqualTo(epochDay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-30000-01-01T00:00:00Z",
        "+40000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void shouldRefuseATimeThatDoesNotFit(Instant time) {
    assertThatThrownBy(() -> Ticks.of(time)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void shouldRefuseADayThatDoesNotFit() {
    assertThatThrownBy(() -> Ticks.startOfDay(Long.MAX_VALUE / Ticks.PER_DAY + 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
