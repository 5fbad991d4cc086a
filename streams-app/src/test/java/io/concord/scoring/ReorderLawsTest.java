package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Ticks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws of what is foreseen, for any orders. */
class ReorderLawsTest {
  @Property(tries = 500)
  void windowHoldsTheDueDayAndAtLeastTwoDays(
      @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 1, max = 400) Integer> intervals) {
    Reorder reorder = reorder(intervals);

    assertThat(reorder.fromDays()).isGreaterThanOrEqualTo(1).isLessThan(reorder.toDays());
    assertThat(reorder.dueDay()).isBetween(reorder.fromDay(), reorder.toDay());
  }

  /**
   * Counted, not interpolated: half are not above the median, a quarter not below the quartiles.
   */
  @Property(tries = 500)
  void quartilesPartTheIntervals(
      @ForAll @Size(min = 3, max = 40) List<@IntRange(min = 1, max = 400) Integer> intervals) {
    Reorder reorder = reorder(intervals);
    int n = intervals.size();

    assertThat(count(intervals, reorder.medianDays(), Integer.MAX_VALUE))
        .isGreaterThanOrEqualTo(n / 2);
    assertThat(count(intervals, 0, reorder.medianDays())).isGreaterThanOrEqualTo(n / 2);
    assertThat(count(intervals, reorder.fromDays(), reorder.toDays()))
        .isGreaterThanOrEqualTo(n / 2);
    assertThat(count(intervals, 0, reorder.fromDays() - 0.5)).isLessThanOrEqualTo((n + 1) / 4);
    assertThat(count(intervals, reorder.toDays() + 0.5, Integer.MAX_VALUE))
        .isLessThanOrEqualTo((n + 1) / 4);
  }

  /**
   * What makes the window one of half of all cases: each of the intervals in turn is the next one.
   * Of other numbers of intervals quartiles lie between two, which holds on average alone.
   */
  @Property(tries = 300)
  void windowOfTheOthersHoldsHalfOfFourEightOrTwelveIntervals(
      @ForAll @Size(12) List<@IntRange(min = 1, max = 400) Integer> any,
      @ForAll @IntRange(min = 1, max = 3) int fours) {
    List<Integer> intervals = any.subList(0, fours * 4);

    long held =
        IntStream.range(0, intervals.size())
            .filter(i -> isHeld(intervals.get(i), reorder(without(intervals, i))))
            .count();

    assertThat(held).isGreaterThanOrEqualTo(intervals.size() / 2);
  }

  private static boolean isHeld(int interval, Reorder reorder) {
    return interval >= reorder.fromDays() && interval <= reorder.toDays();
  }

  @Property(tries = 300)
  void sequenceOfTheIntervalsIsIrrelevant(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 400) Integer> intervals) {
    assertThat(reorder(intervals.stream().sorted().toList())).isEqualTo(reorder(intervals));
  }

  @Property(tries = 300)
  void momentOfTheDayAndOrdersOfOneDayAreIrrelevant(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 400) Integer> intervals,
      @ForAll @LongRange(min = 0, max = Ticks.PER_DAY - 1) long ofDay) {
    long[] ticks = ticks(intervals);
    long[] more =
        Arrays.stream(ticks)
            .flatMap(start -> Arrays.stream(new long[] {start, start + ofDay}))
            .toArray();

    assertThat(Reorder.of(more)).isEqualTo(Reorder.of(ticks));
  }

  @Property(tries = 300)
  void statesFollowEachOtherAndOverdueDaysCountThem(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 60) Integer> intervals) {
    Reorder reorder = reorder(intervals);
    int overdue = 0;
    ReorderState before = ReorderState.UPCOMING;
    for (int day = reorder.lastDay(); day <= reorder.lastDay() + 300; day++) {
      ReorderState state = reorder.stateOn(day);
      assertThat(state).isGreaterThanOrEqualTo(before);
      overdue += state == ReorderState.OVERDUE || state == ReorderState.DROPPED ? 1 : 0;
      assertThat(reorder.overdueDays(day)).isEqualTo(overdue);
      before = state;
    }
  }

  private static List<Integer> without(List<Integer> intervals, int index) {
    return IntStream.range(0, intervals.size())
        .filter(i -> i != index)
        .mapToObj(intervals::get)
        .toList();
  }

  private static long count(List<Integer> intervals, double from, double to) {
    return intervals.stream().filter(interval -> interval >= from && interval <= to).count();
  }

  /** Orders whose last one is on day 1000. */
  private static Reorder reorder(List<Integer> intervals) {
    return Reorder.of(ticks(intervals)).orElseThrow();
  }

  private static long[] ticks(List<Integer> intervals) {
    long[] ticks = new long[intervals.size() + 1];
    ticks[intervals.size()] = Ticks.startOfDay(1000);
    for (int i = intervals.size() - 1; i >= 0; i--) {
      ticks[i] = ticks[i + 1] - intervals.get(i) * Ticks.PER_DAY;
    }
    return ticks;
  }
}
