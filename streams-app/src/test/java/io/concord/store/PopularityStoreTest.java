package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Ticks;
import io.concord.scoring.Pop14;
import io.concord.scoring.ScoredProduct;
import io.concord.store.PopularityChange.Delta;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopularityStoreTest {
  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private PopularityStore store;

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(new Stores().popularity());
    store = new PopularityStore(rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Orders are only taken back after they were counted, but over many blocks and products. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldRankLikeAListOfOrdersWhateverIsDone(long seed) {
    Random random = new Random(seed);
    List<Delta> orders = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      List<Delta> deltas = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        if (!orders.isEmpty() && random.nextInt(3) == 0) {
          Delta gone = orders.remove(random.nextInt(orders.size()));
          deltas.add(new Delta(gone.productId(), gone.epochDay(), -1, -gone.weight()));
        } else {
          Delta placed = order(random);
          orders.add(placed);
          deltas.add(placed);
        }
      }
      store.add(new PopularityChange(deltas));
      int day = random.nextInt(420) - 210;
      assertThat(store.ranking(day)).isEqualTo(ranking(orders, day));
    }
    orders.forEach(o -> store.add(change(new Delta(o.productId(), o.epochDay(), -1, -o.weight()))));
    takeAll();
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  private static Delta order(Random random) {
    long created = random.nextLong(-200 * Ticks.PER_DAY, 200 * Ticks.PER_DAY);
    return Delta.won(random.nextInt(7) - 3, created);
  }

  @ParameterizedTest
  @CsvSource({"-65", "-64", "-1", "0", "63", "64", "19000", "-719162", "2932896"})
  void shouldCountADayFromTheNextDayOn(int day) {
    add(7, day, 3);

    assertThat(store.ranking(day)).isEmpty();
    assertThat(store.ranking(day + 1)).containsExactly(place(7, 3, 1));
  }

  @Test
  void shouldSplitAChangeWithoutLosingADelta() {
    List<Delta> deltas = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      deltas.add(new Delta(i, 100 + i, 1, i));
    }

    List<PopularityChange> parts = new PopularityChange(deltas).parts(10);

    assertThat(parts).extracting(part -> part.deltas().size()).containsExactly(10, 10, 5);
    assertThat(parts).flatExtracting(PopularityChange::deltas).isEqualTo(deltas);
  }

  @Test
  void shouldForgetADayThatCancelsOut() {
    store.add(
        new PopularityChange(
            List.of(new Delta(7, 10, 1, 9), new Delta(7, 10, -1, -9), new Delta(7, 11, 1, 9))));
    takeAll();
    assertThat(StoreFixture.rowsIn(rows)).isEqualTo(1);
    store.add(change(new Delta(7, 11, -1, -9)));
    takeAll();
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  /** Tasks race: an order taken back by one client may be counted for the next one later. */
  @Test
  void shouldEndRightWhenATakenBackOrderComesFirst() {
    add(7, 10, -1);
    add(8, 10, 1);
    add(7, 90, 2);
    add(7, 10, 1);

    assertThat(store.ranking(100)).containsExactly(place(7, 2, 1), place(8, 1, 0.5));
  }

  @Test
  void shouldSumUpMoreProductsThanFitAtFirst() {
    for (int product = 0; product < 3_000; product++) {
      add(product, product % 300, 1 + product / 1_000);
    }
    List<ScoredProduct> ranking = store.ranking(1_000);

    assertThat(ranking).hasSize(200);
    assertThat(ranking.get(0)).isEqualTo(place(2_000, 3, 1));
    assertThat(ranking.get(199)).isEqualTo(place(2_199, 3, 1));
  }

  @Test
  void shouldSayHowAnOrderMoved() {
    assertThat(PopularityChange.moved(7, null, null)).isNull();
    long morning = Ticks.startOfDay(3);
    long noon = morning + Ticks.PER_DAY / 2;
    assertThat(PopularityChange.moved(7, noon, noon)).isNull();
    assertThat(PopularityChange.moved(7, null, noon).deltas())
        .containsExactly(new Delta(7, 3, 1, Pop14.weight(noon)));
    assertThat(PopularityChange.moved(7, noon, null).deltas())
        .containsExactly(new Delta(7, 3, -1, -Pop14.weight(noon)));
    assertThat(PopularityChange.moved(7, morning, noon).deltas())
        .containsExactly(
            new Delta(7, 3, -1, -Pop14.weight(morning)), new Delta(7, 3, 1, Pop14.weight(noon)));
  }

  private void add(long product, int day, int orders) {
    store.add(change(new Delta(product, day, orders, orders)));
  }

  private static PopularityChange change(Delta... deltas) {
    return new PopularityChange(List.of(deltas));
  }

  private void takeAll() {
    store.takeChanged(Integer.MAX_VALUE, (key, block) -> {});
  }

  private static List<ScoredProduct> ranking(List<Delta> orders, int beforeDay) {
    TreeMap<Long, Integer> counts = new TreeMap<>();
    orders.stream()
        .filter(order -> order.epochDay() < beforeDay)
        .forEach(order -> counts.merge(order.productId(), 1, Integer::sum));
    double highest = counts.values().stream().mapToInt(count -> count).max().orElse(1);
    return counts.entrySet().stream()
        .map(e -> place(e.getKey(), e.getValue(), e.getValue() / highest))
        .sorted(
            Comparator.comparingInt(ScoredProduct::orderCount)
                .reversed()
                .thenComparing(ScoredProduct::productId))
        .toList();
  }

  private static ScoredProduct place(long productId, int orders, double share) {
    return new ScoredProduct(productId, share, share, 0, orders, ScoredProduct.NEVER);
  }
}
