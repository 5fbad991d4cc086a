package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.scoring.ScoredProduct;
import io.concord.store.Names;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of all clients per product and day. */
class PopularityTest extends Scenario {
  @BeforeEach
  void insertOrders() {
    for (int client = 1; client <= 3; client++) {
      database.agreement(10 * client, client);
      database.order(100 * client, 10 * client, LAST_MONTH);
      database.order(100 * client + 1, 10 * client, YESTERDAY);
      database.line(1000 * client, 100 * client, 5);
      database.line(1000 * client + 1, 100 * client + 1, 5);
      database.line(1000 * client + 2, 100 * client + 1, client);
    }
    settledChanges(1L, 2L, 3L);
  }

  @Test
  void shouldCountOrdersPerProductAndDay() {
    List<ScoredProduct> ranking = ranking("2024-07-02");

    assertThat(ranking).extracting(ScoredProduct::productId).containsExactly(5L, 1L, 2L, 3L);
    assertThat(ranking).extracting(ScoredProduct::orderCount).containsExactly(6, 1, 1, 1);
    assertThat(ranking.get(1).score()).isEqualTo(1 / 6.0);
    assertThat(ranking("2024-06-30")).extracting(ScoredProduct::orderCount).containsExactly(3);
    assertThat(ranking("2024-06-01")).isEmpty();
  }

  @Test
  void shouldCountCorrectionsOfClientsThatAreCounted() {
    database.put("OrderItem", 1000, "ProductID", 2);
    database.delete("OrderItem", 2001);
    database.put("OrderItem", 3002, "IsValidForCurrentSale", false);
    database.put("Order", 300, "Created", YESTERDAY);
    database.line(3005, 301, 5);

    settledChanges(1L, 2L, 3L);

    assertThat(popularity(5, "2024-07-02")).isEqualTo(4);
    assertThat(popularity(5, "2024-06-30")).isEqualTo(1);
    assertThat(popularity(2, "2024-07-02")).isEqualTo(2);
    assertThat(popularity(3, "2024-07-02")).isZero();
  }

  @Test
  void shouldCountAClientAnewWhenItReturns() {
    database.agreement(10, null);
    settledChange();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(4);

    database.agreement(10, 4);
    settledChange();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(6);

    database.agreement(10, 1);
    settledChanges(1L, 4L);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(6);
  }

  @Test
  void shouldCountAClientOnceWhenItLeavesAndReturnsInOneBurst() {
    database.agreement(10, null);
    database.line(1005, 101, 6);
    database.agreement(10, 1);

    settledChange();

    assertThat(popularity(5, "2024-07-02")).isEqualTo(6);
    assertThat(popularity(6, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldCountLateWhenABacklogIsRead() {
    fixture.catchingUp = true;
    database.agreement(40, 4);
    database.order(400, 40, YESTERDAY);
    database.line(4000, 400, 5);
    database.line(4001, 400, 5);
    fixture.settle();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(6);

    fixture.catchingUp = false;
    settledChange();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(7);
  }

  @Test
  void shouldHoldNothingWhenAllOrdersAreGone() {
    for (int client = 1; client <= 3; client++) {
      database.delete("Order", 100 * client);
      database.delete("Order", 100 * client + 1);
    }

    settledChanges(1L, 2L, 3L);

    assertThat(fixture.dump(Names.POPULARITY_STORE)).isEmpty();
    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEmpty();
  }

  private List<ScoredProduct> ranking(String beforeDay) {
    return fixture.popularity().ranking((int) LocalDate.parse(beforeDay).toEpochDay());
  }
}
