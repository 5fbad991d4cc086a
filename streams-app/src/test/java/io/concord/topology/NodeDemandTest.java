package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Ticks;
import io.concord.store.Names;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityStore;
import java.time.LocalDate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class NodeDemandTest {
  private static final LocalDate DAY = LocalDate.ofEpochDay(100);
  private static final long LAST_MOMENT = Ticks.startOfDay(100) - 1;

  private final PopularityStore popularity =
      new PopularityStore(MemoryStores.open(Names.POPULARITY_STORE));
  private final KeyValueStore<Bytes, byte[]> rows = MemoryStores.open(Names.PRODUCT_DEMAND);
  private final DemandNode node = new DemandNode(rows);

  @Test
  void shouldKnowOfEachChangeOnceItIsTold() {
    assertThat(pop14(7, DAY)).isZero();
    long before = node.demand.version();

    order(7);
    assertThat(pop14(7, DAY)).isEqualTo(1);
    assertThat(node.demand.version()).isNotEqualTo(before);

    order(7);
    assertThat(pop14(7, DAY)).isEqualTo(2);
    assertThat(pop14(8, DAY)).isZero();
  }

  @Test
  void shouldNotReadAgainWhatDidNotChange() {
    order(7);
    order(8);
    assertThat(pop14(7, DAY) + pop14(8, DAY)).isEqualTo(2);
    rows.all().forEachRemaining(row -> rows.delete(row.key));

    assertThat(pop14(7, DAY)).isEqualTo(1);
    node.demand.changed(8);
    assertThat(pop14(7, DAY)).isEqualTo(1);
    assertThat(pop14(8, DAY)).isZero();
  }

  @Test
  void shouldTellOfEachDayWhatIsItsOwn() {
    order(7);

    assertThat(pop14(7, DAY)).isEqualTo(1);
    assertThat(pop14(7, DAY.minusDays(1))).isZero();
    assertThat(pop14(7, DAY.plusDays(14))).isEqualTo(Math.exp(-1));
    assertThat(pop14(7, DAY)).isEqualTo(1);
  }

  /** The node of the test keeps three products. */
  @Test
  void shouldLetGoWhenItKeepsTooMany() {
    for (long product = 1; product <= 4; product++) {
      order(product);
      assertThat(pop14(product, DAY)).isEqualTo(1);
    }
    rows.all().forEachRemaining(row -> rows.delete(row.key));

    assertThat(pop14(1, DAY)).isZero();
  }

  private void order(long product) {
    popularity.add(PopularityChange.moved(product, null, LAST_MOMENT));
    popularity.takeChanged(9, (key, block) -> node.receive(new Record<>(key, block, 0)));
  }

  private double pop14(long product, LocalDate day) {
    return node.demand.asOf(node.view(), day).pop14(product);
  }
}
