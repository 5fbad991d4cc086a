package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.DueProducts;
import io.concord.purchase.Amount;
import io.concord.purchase.Ticks;
import io.concord.scoring.DueProduct;
import io.concord.scoring.Reorder;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What is due by rows of the store. */
class DueScanTest {
  private static final LocalDate TOMORROW = LocalDate.parse("2024-07-02");
  private static final Amount AMOUNT = new Amount(1.0, null);

  private final PurchaseStore rows = new PurchaseStore(Stores.inMemoryKeyValueStore("rows").get());

  /** Order 9 is the first one, though its ID is the highest. */
  @Test
  void shouldTakeOrdersByTimeAndEachOnce() {
    put(7, 9, 1, "2024-05-30T08:00:00Z");
    put(7, 1, 1, "2024-06-09T09:00:00Z");
    put(7, 1, 2, "2024-06-09T09:00:00Z");
    put(7, 2, 1, "2024-06-19T10:00:00Z");

    assertThat(due(TOMORROW, 0))
        .containsExactly(
            new DueProduct(
                7, 3, ticks("2024-06-19T10:00:00Z"), new Reorder(day("2024-06-19"), 10, 5, 15)));
  }

  @Test
  void shouldCountOrdersBeforeTheDayAlone() {
    put(7, 1, 1, "2024-06-01T00:00:00Z");
    put(7, 2, 1, "2024-06-11T00:00:00Z");
    put(7, 3, 1, "2024-06-21T00:00:00Z");

    assertThat(due(LocalDate.parse("2024-06-21"), 30)).isEmpty();
    assertThat(due(LocalDate.parse("2024-06-22"), 30)).hasSize(1);
  }

  /** The window is from 26 June to 6 July. */
  @Test
  void shouldStandAsOnTheDayBefore() {
    every10Days(7);

    assertThat(due(LocalDate.parse("2024-06-26"), 0)).isEmpty();
    assertThat(due(LocalDate.parse("2024-06-26"), 1)).hasSize(1);
    assertThat(due(LocalDate.parse("2024-06-27"), 0)).hasSize(1);
    assertThat(told(LocalDate.parse("2024-06-26"), 1).state()).isEqualTo("upcoming");
    assertThat(told(LocalDate.parse("2024-06-27"), 0).state()).isEqualTo("due");
    assertThat(told(LocalDate.parse("2024-07-07"), 0).state()).isEqualTo("due");
    assertThat(told(LocalDate.parse("2024-07-08"), 0).state()).isEqualTo("overdue");
  }

  @Test
  void shouldSeeEachProductAndClientForItself() {
    every10Days(8);
    put(6, 4, 1, "2024-06-11T08:00:00Z");
    rows.putPurchase(2, 6, 5, 1, purchase("2024-06-01T08:00:00Z"));
    rows.putPurchase(2, 6, 6, 1, purchase("2024-06-21T08:00:00Z"));
    every10Days(7);

    assertThat(due(TOMORROW, 0)).extracting(DueProduct::productId).containsExactly(7L, 8L);
  }

  @Test
  void shouldTellAllOfAProduct() {
    every10Days(7);

    assertThat(told(LocalDate.parse("2024-07-12"), 0))
        .isEqualTo(
            new DueProducts.DueProduct(
                7,
                "Filter",
                "F-1",
                3,
                Instant.parse("2024-06-21T08:00:00Z"),
                10,
                LocalDate.parse("2024-07-01"),
                LocalDate.parse("2024-06-26"),
                LocalDate.parse("2024-07-06"),
                "overdue",
                5));
  }

  private DueProducts.DueProduct told(LocalDate asOf, int withinDays) {
    return DueScan.told(
        due(asOf, withinDays).get(0), new Catalogue.Entry("Filter", "F-1", List.of()), asOf);
  }

  private List<DueProduct> due(LocalDate asOf, int withinDays) {
    return DueScan.products(rows, 1, asOf, withinDays);
  }

  private void every10Days(long product) {
    put(product, 1, 1, "2024-06-01T08:00:00Z");
    put(product, 2, 1, "2024-06-11T08:00:00Z");
    put(product, 3, 1, "2024-06-21T08:00:00Z");
  }

  private void put(long product, long order, long line, String time) {
    rows.putPurchase(1, product, order, line, purchase(time));
  }

  private static Purchase purchase(String time) {
    return new Purchase(ticks(time), AMOUNT);
  }

  private static long ticks(String time) {
    return Ticks.of(Instant.parse(time));
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
