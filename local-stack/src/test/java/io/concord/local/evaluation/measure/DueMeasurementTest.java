package io.concord.local.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.evaluation.measure.DueResult.Bought;
import io.concord.purchase.Ticks;
import io.concord.scoring.Reorder;
import io.concord.scoring.ReorderState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueMeasurementTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

  /**
   * Split on 1 February for 29 days. After the third order the window of 20, 30, 40 and 50 is from
   * the 5th to the 15th day: 20 is ordered in it, 30 early, 40 late, 50 never. The fourth orders of
   * 20, 30 and 40 end windows of their own in February, in which nothing comes. The window of 60
   * ends too late, that of 70 too early.
   */
  @Test
  void shouldCountWindowsByWhatCame() {
    Shop shop = new Shop();
    buy(shop, 20, "01-01", "01-11", "01-21", "02-05");
    buy(shop, 30, "01-05", "01-15", "01-25", "01-29");
    buy(shop, 40, "01-05", "01-15", "01-25", "02-10");
    buy(shop, 50, "01-07", "01-17", "01-27");
    buy(shop, 60, "01-11", "01-21", "02-16");
    buy(shop, 70, "01-01", "01-05", "01-09");
    buy(shop, 1, "03-20");

    DueResult due = new DueMeasurement(shop.table()).at(Shop.split("2024-02-01", 29));

    assertThat(due.windows())
        .containsEntry(WindowOutcome.BEFORE, 1)
        .containsEntry(WindowOutcome.WITHIN, 1)
        .containsEntry(WindowOutcome.AFTER, 1)
        .containsEntry(WindowOutcome.NOT_BOUGHT, 4);
    assertThat(due.share(WindowOutcome.WITHIN)).isEqualTo(1 / 7.0);
    assertThat(due.shareOfBought(WindowOutcome.WITHIN)).isEqualTo(1 / 3.0);
  }

  @Test
  void shouldCountProductsByHowTheyStood() {
    Shop shop = new Shop();
    buy(shop, 10, "01-11", "01-21", "01-31", "02-01");
    buy(shop, 20, "01-11", "01-21", "01-31", "03-01");
    buy(shop, 30, "01-01", "01-11", "01-21", "02-29");
    buy(shop, 40, "01-01", "01-09", "01-16");
    buy(shop, 50, "01-01", "01-03", "01-05");
    buy(shop, 60, "01-30", "01-31", "02-01");
    buy(shop, 1, "03-20");

    DueResult due = new DueMeasurement(shop.table()).at(Shop.split("2024-02-01", 29));

    assertThat(due.products())
        .containsEntry(ReorderState.UPCOMING, new Bought(2, 1))
        .containsEntry(ReorderState.DUE, new Bought(1, 1))
        .containsEntry(ReorderState.OVERDUE, new Bought(1, 0))
        .containsEntry(ReorderState.DROPPED, new Bought(1, 0));
  }

  /** A window that ends after the data proves nothing. */
  @Test
  void shouldNotCountWindowsBeyondTheData() {
    Shop shop = new Shop();
    buy(shop, 50, "01-07", "01-17", "01-27");
    buy(shop, 1, "02-10");
    Split split = Shop.split("2024-02-01", 29);

    assertThat(new DueMeasurement(shop.table()).at(split).count()).isZero();
    buy(shop, 1, "02-11");
    assertThat(new DueMeasurement(shop.table()).at(split).count()).isEqualTo(1);
    assertThat(new DueMeasurement(new Shop().table()).at(split).share(WindowOutcome.WITHIN))
        .isNaN();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldCountLikeAPlainRecount(long seed) {
    Random random = new Random(seed);
    Shop shop = new Shop();
    Map<List<Long>, List<Long>> bought = new HashMap<>();
    for (int order = 0; order < 600; order++) {
      long client = random.nextInt(6);
      long hours = random.nextInt(24 * 120);
      long[] products = random.longs(3, 0, 8).distinct().toArray();
      shop.order(client, order, FIRST.atStartOfDay().plusHours(hours).toString(), products);
      for (long product : products) {
        bought.computeIfAbsent(List.of(client, product), key -> new ArrayList<>()).add(hours / 24);
      }
    }
    OrderTable table = shop.table();
    Split split = new Split(FIRST.plusDays(60), 30);

    DueResult due = new DueMeasurement(table).at(split);

    assertThat(due.count()).isGreaterThan(20);
    assertThat(due).isEqualTo(recount(bought.values()));
  }

  /** Days from the first, split at 60, until 90. */
  private static DueResult recount(Iterable<List<Long>> bought) {
    Map<WindowOutcome, Integer> windows = new EnumMap<>(WindowOutcome.class);
    Arrays.asList(WindowOutcome.values()).forEach(outcome -> windows.put(outcome, 0));
    Map<ReorderState, Bought> products = new EnumMap<>(ReorderState.class);
    Arrays.asList(ReorderState.values()).forEach(state -> products.put(state, new Bought(0, 0)));
    for (List<Long> days : bought) {
      for (long day = 0; day < 120; day++) {
        long today = day;
        List<Long> known = days.stream().filter(d -> d <= today).toList();
        Reorder reorder = foreseen(known);
        long next = days.stream().filter(d -> d > today).mapToLong(d -> d).min().orElse(999);
        if (reorder != null && days.contains(day)) {
          long to = day + reorder.toDays();
          if (to >= 60 && to < 90) {
            long after = next - day;
            WindowOutcome outcome =
                next >= 90
                    ? WindowOutcome.NOT_BOUGHT
                    : after < reorder.fromDays()
                        ? WindowOutcome.BEFORE
                        : after > reorder.toDays() ? WindowOutcome.AFTER : WindowOutcome.WITHIN;
            windows.merge(outcome, 1, Integer::sum);
          }
        }
        if (reorder != null && day == 59) {
          Bought old = products.get(reorder.stateOn(offset() + 59));
          products.put(
              reorder.stateOn(offset() + 59),
              new Bought(old.products() + 1, old.bought() + (next < 90 ? 1 : 0)));
        }
      }
    }
    return new DueResult(windows, products);
  }

  private static Reorder foreseen(List<Long> days) {
    return Reorder.of(
            days.stream().mapToLong(day -> Ticks.startOfDay(offset() + day)).sorted().toArray())
        .orElse(null);
  }

  private static int offset() {
    return (int) FIRST.toEpochDay();
  }

  private int orders;

  private void buy(Shop shop, long product, String... days) {
    for (String day : days) {
      shop.order(1, ++orders, "2024-" + day + "T12:00", product);
    }
  }
}
