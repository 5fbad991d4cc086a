package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.store.Purchase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of orders change, move and go. */
class LineTest extends Scenario {
  @BeforeEach
  void insertOrders() {
    database.agreement(10, 1);
    database.agreement(20, 2);
    database.order(100, 10, LAST_MONTH);
    database.order(101, 10, TODAY);
    database.order(200, 20, TODAY);
    database.line(1000, 100, 5);
    database.line(1001, 101, 5);
    settledChange();
  }

  @Test
  void shouldFollowTheProductWhenALineChangesIt() {
    database.put("OrderItem", 1001, "ProductID", 6);

    RecommendationChanged event = settledChange();

    assertProducts(event, 6L, 5L);
    assertCause(event, Kind.CORRECTION, 101L);
    assertThat(event.entered()).containsExactly(6L);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
    assertThat(popularity(6, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldCountALineOnlyWhileItIsValid() {
    database.put("OrderItem", 1001, "IsValidForCurrentSale", false);
    RecommendationChanged event = settledChange();
    assertCause(event, Kind.CANCELLATION, 101L);
    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(1);

    database.put("OrderItem", 1001, "IsValidForCurrentSale", true);
    event = settledChange();
    assertCause(event, Kind.ORDER, 101L);
    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(2);

    database.put("OrderItem", 1001, "IsValidForCurrentSale", null);
    assertSilence();
  }

  @Test
  void shouldNotCountALineWithoutAProduct() {
    database.put("OrderItem", 1001, "ProductID", null);
    assertThat(settledChange().recommendations().get(0).orderCount()).isEqualTo(1);

    database.put("OrderItem", 1001, "ProductID", 5);
    assertThat(settledChange().recommendations().get(0).orderCount()).isEqualTo(2);
  }

  @Test
  void shouldLeaveOutExcludedProducts() {
    database.line(1002, 101, 999);
    assertSilence();

    database.put("OrderItem", 1001, "ProductID", 999);
    RecommendationChanged event = settledChange();
    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(1);
    assertThat(popularity(999, "2024-07-02")).isZero();

    database.put("OrderItem", 1002, "ProductID", 6);
    assertProducts(settledChange(), 6L, 5L);
  }

  @Test
  void shouldForgetALineWhenItIsDeleted() {
    database.delete("OrderItem", 1001);

    RecommendationChanged event = settledChange();

    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(1);
    assertCause(event, Kind.CANCELLATION, 101L);
    assertThat(event.orders()).isEqualTo(2);
  }

  @Test
  void shouldCountACartLineWhenItGetsItsOrder() {
    database.line(1002, null, 7);
    assertSilence();

    database.put("OrderItem", 1002, "OrderID", 101);
    RecommendationChanged event = settledChange();
    assertProducts(event, 5L, 7L);
    assertCause(event, Kind.ORDER, 101L);

    database.put("OrderItem", 1002, "OrderID", null);
    event = settledChange();
    assertProducts(event, 5L);
    assertCause(event, Kind.CANCELLATION, 101L);
  }

  @Test
  void shouldMoveBetweenClientsWhenALineMovesBetweenTheirOrders() {
    database.put("OrderItem", 1001, "OrderID", 200);

    for (RecommendationChanged event : settledChanges(1L, 2L)) {
      assertCause(event, Kind.CORRECTION, event.clientId() == 1 ? 101L : 200L);
      assertProducts(event, 5L);
    }
    assertThat(popularity(5, "2024-07-02")).isEqualTo(2);
  }

  @Test
  void shouldCountTheOrderOnceWhenALineJoinsAnotherOfItsProduct() {
    database.put("OrderItem", 1001, "OrderID", 100);

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.CORRECTION, 100L, 101L);
    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(1);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldChangeNothingWhenALineMovesThereAndBack() {
    database.put("OrderItem", 1001, "OrderID", 100);
    database.put("OrderItem", 1001, "OrderID", 101);
    assertSilence();

    database.put("OrderItem", 1001, "OrderID", 200);
    database.put("OrderItem", 1001, "OrderID", 101);
    assertSilence();
  }

  @Test
  void shouldMoveAndChangeProductInOneUpdate() {
    database.put("OrderItem", 1001, "OrderID", 200, "ProductID", 8);

    settledChanges(1L, 2L);

    assertThat(popularity(8, "2024-07-02")).isEqualTo(1);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldKeepAnInvalidLineOutWhenItMoves() {
    database.put("OrderItem", 1001, "IsValidForCurrentSale", false, "OrderID", 200);
    settledChanges(1L);
    database.put("OrderItem", 1001, "OrderID", 101);
    assertSilence();
  }

  @Test
  void shouldKeepAmountsSilentlyWhenOnlyTheyChange() {
    database.put("OrderItem", 1001, "Qty", 7.5, "PricePerItem", "19.99000000000000");

    assertSilence();

    List<Purchase> purchases = new ArrayList<>();
    fixture
        .purchases()
        .forEachPurchase(1, 5L, (product, order, line, purchase) -> purchases.add(purchase));
    assertThat(purchases).hasSize(2);
    assertThat(purchases.get(1).amount().quantity()).isEqualTo(7.5);
    assertThat(purchases.get(1).amount().pricePerItem()).isEqualTo(new BigDecimal("19.99"));
  }
}
