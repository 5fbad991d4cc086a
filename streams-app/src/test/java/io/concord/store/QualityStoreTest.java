package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.quality.ArmSums;
import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.OrderQualityStore.OrderId;
import io.concord.store.QualityChange.ArmMove;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityStoreTest {
  private static final Tally TALLY = Tally.of(List.of(5L, 6L), Map.of(6L, true));
  private static final ScoredOrder ORDER =
      new ScoredOrder(20, Strategy.V3, Segment.LIGHT, 9, List.of(5L, 6L));

  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private KeyValueStore<Bytes, byte[]> orderRows;
  private QualityStore store;
  private OrderQualityStore orders;

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(new Stores().quality());
    orderRows = fixture.open(new Stores().orderQuality());
    store = new QualityStore(rows);
    orders = new OrderQualityStore(orderRows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTellTheTalliesOfTheDaysAskedFor() {
    for (int day : new int[] {-1, 0, 1, 2}) {
      store.add(group(day), TALLY);
    }

    assertThat(store.tallies(0, 1)).isEqualTo(Map.of(group(0), TALLY, group(1), TALLY));
    assertThat(store.tallies(-1, 5)).hasSize(4);
    assertThat(store.tallies(3, 9)).isEmpty();
  }

  @Test
  void shouldLeaveNoRowOfWhatWasTakenBack() {
    assertThat(store.add(group(1), TALLY)).isEqualTo(TALLY);
    assertThat(store.add(group(1), TALLY).orders()).isEqualTo(2);
    store.add(group(1), TALLY.negated());
    assertThat(store.add(group(1), TALLY.negated())).isEqualTo(Tally.NONE);
    ClientSum sum = ClientSum.NONE.plus(TALLY);
    store.move(new ArmMove(9, Strategy.V3, ClientSum.NONE, sum));
    store.move(new ArmMove(9, Strategy.V3, sum, ClientSum.NONE));

    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  @Test
  void shouldKeepRunsAndStrategiesApart() {
    ClientSum sum = ClientSum.NONE.plus(TALLY);
    store.move(new ArmMove(9, Strategy.V3, ClientSum.NONE, sum));
    store.move(new ArmMove(9, Strategy.V4, ClientSum.NONE, sum));
    store.move(new ArmMove(10, Strategy.V3, ClientSum.NONE, sum));

    assertThat(store.arms(9)).containsOnlyKeys(Strategy.V3, Strategy.V4);
    assertThat(store.arms(10))
        .isEqualTo(Map.of(Strategy.V3, ArmSums.NONE.moved(ClientSum.NONE, sum)));
    assertThat(store.arms(11)).isEmpty();
  }

  @Test
  void shouldFindOrdersOfDaysBeforeByAge() {
    orders.putOrder(1, 100, ORDER);
    orders.putOrder(-7, 101, new ScoredOrder(19, Strategy.V3, Segment.LIGHT, 9, List.of(5L)));

    assertThat(orders.ordersBefore(19, 10)).isEmpty();
    assertThat(orders.ordersBefore(20, 10)).containsExactly(new OrderId(-7, 101));
    assertThat(orders.ordersBefore(21, 10))
        .containsExactly(new OrderId(-7, 101), new OrderId(1, 100));
    assertThat(orders.ordersBefore(21, 1)).hasSize(1);
  }

  @Test
  void shouldForgetAnOrderWithItsProducts() {
    assertThat(orders.isEmpty()).isTrue();
    orders.putOrder(1, 100, ORDER);
    orders.putProduct(1, 100, 6, true);
    orders.putProduct(1, 100, 7, false);
    orders.putProduct(1, 101, 7, false);
    assertThat(orders.isEmpty()).isFalse();
    assertThat(orders.products(1, 100)).isEqualTo(Map.of(6L, true, 7L, false));

    orders.removeOrder(1, 100, ORDER);

    assertThat(orders.isScored(1, 100)).isFalse();
    assertThat(orders.products(1, 100)).isEmpty();
    assertThat(orders.products(1, 101)).hasSize(1);
    assertThat(StoreFixture.rowsIn(orderRows)).isEqualTo(1);
  }

  @Test
  void shouldTellOfWhichOrdersSomethingIsDue() {
    orders.setDue(1, 100, true);
    orders.setDue(1, 102, true);
    orders.setDue(2, 101, true);

    assertThat(orders.dueOrders()).isEqualTo(3);
    assertThat(orders.dueOrders(1)).containsExactly(100L, 102L);
    assertThat(orders.isDue(1, 101)).isFalse();
    orders.setDue(1, 100, false);
    assertThat(orders.dueOrders(1)).containsExactly(102L);
  }

  private static QualityGroup group(int day) {
    return new QualityGroup(day, Strategy.V3, Segment.LIGHT);
  }
}
