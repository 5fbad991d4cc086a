package io.concord.local.evaluation.measure;

import io.concord.purchase.Ticks;
import io.concord.scoring.Reorder;
import io.concord.scoring.ReorderState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what {@link Reorder} foresaw against what was bought. */
final class DueMeasurement {
  private final List<long[]> times;
  private final int endOfData;

  DueMeasurement(OrderTable orders) {
    times = ProductTimes.of(orders, Reorder.DAYS_MIN);
    endOfData = orders.orders() == 0 ? 0 : Math.toIntExact(orders.lastDay().toEpochDay()) + 1;
  }

  /**
   * What came true from the split until its window ends, or the data.
   *
   * <p>Windows count by the day on which they end, which is known when they are foreseen: what
   * happens then cannot choose which ones count. Were those foreseen at the split alone asked, all
   * whose product was bought again just before it would be missing.
   */
  DueResult at(Split split) {
    int from = Math.toIntExact(split.day().toEpochDay());
    int end = Math.min(endOfData, Math.toIntExact(split.end().toEpochDay()));
    Map<WindowOutcome, Integer> windows = new EnumMap<>(WindowOutcome.class);
    Map<ReorderState, DueResult.Bought> products = new EnumMap<>(ReorderState.class);
    Arrays.asList(WindowOutcome.values()).forEach(outcome -> windows.put(outcome, 0));
    Arrays.asList(ReorderState.values())
        .forEach(state -> products.put(state, new DueResult.Bought(0, 0)));
    for (long[] orderTicks : times) {
      countWindows(orderTicks, from, end, windows);
      countProduct(orderTicks, from, end, products);
    }
    return new DueResult(windows, products);
  }

  private static void countWindows(
      long[] orderTicks, int from, int end, Map<WindowOutcome, Integer> windows) {
    for (int n = Reorder.DAYS_MIN; n <= orderTicks.length; n++) {
      int next = n < orderTicks.length ? Ticks.epochDay(orderTicks[n]) : Integer.MAX_VALUE;
      if (next > Ticks.epochDay(orderTicks[n - 1])) {
        Reorder.of(Arrays.copyOf(orderTicks, n))
            .filter(reorder -> reorder.toDay() >= from && reorder.toDay() < end)
            .ifPresent(reorder -> windows.merge(outcome(reorder, next, end), 1, Integer::sum));
      }
    }
  }

  private static WindowOutcome outcome(Reorder reorder, int next, int end) {
    if (next >= end) {
      return WindowOutcome.NOT_BOUGHT;
    } else if (next < reorder.fromDay()) {
      return WindowOutcome.BEFORE;
    }
    return next <= reorder.toDay() ? WindowOutcome.WITHIN : WindowOutcome.AFTER;
  }

  private static void countProduct(
      long[] orderTicks, int from, int end, Map<ReorderState, DueResult.Bought> products) {
    int before = ordersBefore(orderTicks, from);
    Optional<Reorder> reorder = Reorder.of(Arrays.copyOf(orderTicks, before));
    boolean isBought = ordersBefore(orderTicks, end) > before;
    reorder.ifPresent(
        foreseen ->
            products.computeIfPresent(
                foreseen.stateOn(from - 1), (state, bought) -> bought.and(isBought)));
  }

  private static int ordersBefore(long[] orderTicks, int day) {
    long start = Ticks.startOfDay(day);
    return (int) Arrays.stream(orderTicks).takeWhile(ticks -> ticks < start).count();
  }
}
