package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Ticks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers worked out by hand. */
class ReorderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // intervals 10, 20: half of 15 is wider than 10..20
        "0 10 30 | 15 | 7 | 23",
        // 10, 40: the intervals are wider than half of 25
        "0 10 50 | 25 | 10 | 40",
        // 10, 20, 40: places 1, 2 and 3
        "0 10 30 70 | 20 | 10 | 40",
        // 4, 6, 9, 16, 30: places 1.5, 3 and 4.5
        "0 9 13 43 59 65 | 9 | 5 | 23",
        // 5, 8, 9, 12: a median between two, places 1.25 and 3.75
        "0 5 13 22 34 | 8.5 | 5 | 12",
        // alike: a day to either side
        "0 7 14 21 28 | 7 | 6 | 8",
        "0 1 2 3 | 1 | 1 | 2"
      })
  void shouldTakeMedianAndQuartiles(String days, double median, int from, int to) {
    int last = Arrays.stream(days.split(" ")).mapToInt(Integer::parseInt).max().orElseThrow();

    assertThat(Reorder.of(ticks(days))).contains(new Reorder(last, median, from, to));
  }

  @Test
  void shouldForeseeNothingFromFewerThanThreeDays() {
    assertThat(Reorder.of(ticks(""))).isEmpty();
    assertThat(Reorder.of(ticks("1 8"))).isEmpty();
    assertThat(Reorder.of(ticks("1 1 8 8 8"))).as("orders of one day are one").isEmpty();
  }

  @Test
  void shouldCountDaysFromMidnightToMidnight() {
    long[] lateThenEarly = {
      Ticks.startOfDay(10) - 1, Ticks.startOfDay(10), Ticks.startOfDay(12) - 1
    };

    assertThat(Reorder.of(lateThenEarly)).contains(new Reorder(11, 1, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "100, UPCOMING, 0",
    "107, UPCOMING, 0",
    "108, DUE, 0",
    "112, DUE, 0",
    "113, OVERDUE, 1",
    "140, OVERDUE, 28",
    "141, DROPPED, 29"
  })
  void shouldTellHowItStands(int day, ReorderState state, int overdueDays) {
    Reorder reorder = new Reorder(100, 10, 8, 12);

    assertThat(reorder.stateOn(day)).isEqualTo(state);
    assertThat(reorder.overdueDays(day)).isEqualTo(overdueDays);
  }

  /** Intervals such as 1, 1, 30. */
  @Test
  void shouldDropNothingThatIsDue() {
    assertThat(new Reorder(100, 1, 1, 30).stateOn(130)).isEqualTo(ReorderState.DUE);
    assertThat(new Reorder(100, 1, 1, 30).stateOn(131)).isEqualTo(ReorderState.DROPPED);
  }

  @Test
  void shouldBeDueAfterTheMedian() {
    assertThat(new Reorder(100, 10, 8, 12).dueDay()).isEqualTo(110);
    assertThat(new Reorder(100, 10.5, 8, 12).dueDay()).isEqualTo(111);
    assertThat(new Reorder(100, 10, 8, 12).fromDay()).isEqualTo(108);
    assertThat(new Reorder(100, 10, 8, 12).toDay()).isEqualTo(112);
  }

  static long[] ticks(String days) {
    return days.isEmpty()
        ? new long[0]
        : Arrays.stream(days.split(" "))
            .mapToLong(day -> Ticks.startOfDay(Long.parseLong(day)) + Ticks.PER_DAY / 2)
            .toArray();
  }
}
