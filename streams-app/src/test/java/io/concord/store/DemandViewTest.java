package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.purchase.Ticks;
import io.concord.scoring.InDemand;
import io.concord.scoring.V4;
import io.concord.store.PopularityChange.Delta;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From counted orders to the demand of a node. */
class DemandViewTest {
  private static final long NOON = Ticks.PER_DAY / 2;

  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> counted;
  private KeyValueStore<Bytes, byte[]> shared;
  private PopularityStore popularity;
  private DemandStore demand;

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    counted = fixture.open(new Stores().popularity());
    shared = fixture.open(Stores.global(Names.PRODUCT_DEMAND));
    popularity = new PopularityStore(counted);
    demand = new DemandStore(shared);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldDecayWhatAllClientsOrdered() {
    add(Delta.won(7, Ticks.startOfDay(99) + NOON));
    add(Delta.won(7, Ticks.startOfDay(85) + NOON));
    add(Delta.won(8, Ticks.startOfDay(99) + NOON));
    share();

    assertThat(pop14(7, 99)).isEqualTo(0.3812554278, within(1e-10)); // exp(-13.5 / 14)
    // exp(-0.5 / 14) + exp(-14.5 / 14)
    assertThat(pop14(7, 100)).isEqualTo(0.9649159444 + 0.3549727384, within(1e-10));
    assertThat(pop14(8, 100)).isEqualTo(0.9649159444, within(1e-10));
    assertThat(pop14(8, 99)).isZero();
    assertThat(pop14(9, 100)).isZero();
  }

  @Test
  void shouldLookBackOverBlocksUntilNothingIsLeft() {
    add(Delta.won(-7, Ticks.startOfDay(-581)));
    add(Delta.won(-7, Ticks.startOfDay(-582)));
    share();

    // exp(-1 / 14) + exp(-2 / 14)
    assertThat(pop14(-7, -580)).isEqualTo(0.9310627797 + 0.8668778998, within(1e-10));
    double left = V4.decay(581 * Ticks.PER_DAY, 14);
    assertThat(pop14(-7, 0)).isEqualTo(left, within(1e-9 * left));
    assertThat(pop14(-7, 1)).isZero();
  }

  /** As each product by itself, in the order of their demand. */
  @Test
  void shouldRankAllProductsAtOnce() {
    Random random = new Random(7);
    for (int order = 0; order < 300; order++) {
      add(Delta.won(random.nextInt(40) - 20, random.nextLong(150 * Ticks.PER_DAY)));
    }
    add(Delta.won(99, 150 * Ticks.PER_DAY));
    add(Delta.lost(98, 0));
    share();

    List<InDemand> ranking = new DemandView(shared).ranking(LocalDate.ofEpochDay(150));

    assertThat(ranking).hasSize(40);
    for (int i = 0; i < ranking.size(); i++) {
      InDemand product = ranking.get(i);
      assertThat(product.pop14())
          .isEqualTo(pop14(product.productId(), 150), within(1e-12))
          .isLessThanOrEqualTo(ranking.get(Math.max(0, i - 1)).pop14());
    }
  }

  /** What is taken back may come before what it takes back. */
  @Test
  void shouldNeverBeNegative() {
    add(Delta.lost(7, Ticks.startOfDay(99)));
    share();
    assertThat(pop14(7, 100)).isZero();

    add(Delta.won(7, Ticks.startOfDay(99)));
    share();
    assertThat(pop14(7, 100)).isZero();
    assertThat(StoreFixture.rowsIn(shared)).isZero();
    assertThat(StoreFixture.rowsIn(counted)).isZero();
  }

  /** Only the time of the order within its day changed. */
  @Test
  void shouldFollowAnOrderThroughItsDay() {
    add(Delta.won(7, Ticks.startOfDay(99)));
    popularity.add(PopularityChange.moved(7, Ticks.startOfDay(99), Ticks.startOfDay(99) + NOON));
    share();

    assertThat(pop14(7, 100)).isEqualTo(0.9649159444, within(1e-10));
    assertThat(popularity.ranking(100)).hasSize(1);
  }

  /** In any order of arrival, taken back and placed again: the bits of a count from scratch. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldBeExactWhateverWasDone(long seed) {
    Random random = new Random(seed);
    List<Delta> kept = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      Delta order = Delta.won(random.nextInt(3), random.nextLong(200 * Ticks.PER_DAY));
      add(order);
      kept.add(order);
      if (random.nextInt(3) > 0) {
        Delta gone = kept.remove(random.nextInt(kept.size()));
        add(new Delta(gone.productId(), gone.epochDay(), -1, -gone.weight()));
      }
      popularity.takeChanged(random.nextInt(3), demand::put);
    }
    share();
    Map<Bytes, Bytes> maintained = rows(shared);
    assertThat(rows(counted)).isEqualTo(maintained);

    kept.forEach(o -> add(new Delta(o.productId(), o.epochDay(), -1, -o.weight())));
    share();
    assertThat(rows(shared)).isEmpty();

    kept.forEach(this::add);
    share();
    assertThat(rows(shared)).isEqualTo(maintained);
  }

  @Test
  void shouldHandOverEachChangedBlockOnceAndInTurn() {
    for (int product = 1; product <= 5; product++) {
      add(Delta.won(product, 0));
      add(Delta.won(product, 0));
    }
    assertThat(popularity.changedBlocks()).isEqualTo(5);
    assertThat(taken(2)).containsExactly(1L, 2L);
    add(Delta.won(1, 0));
    assertThat(taken(2)).containsExactly(3L, 4L);
    assertThat(taken(2)).containsExactly(5L);
    assertThat(popularity.changedBlocks()).isEqualTo(1);
    assertThat(taken(2)).containsExactly(1L);
    assertThat(taken(2)).isEmpty();
    assertThat(popularity.changedBlocks()).isZero();
  }

  @Test
  void shouldRememberChangedBlocksWhenItIsOpenedAgain() {
    add(Delta.won(1, 0));
    add(Delta.won(2, 0));
    assertThat(taken(1)).containsExactly(1L);

    popularity = new PopularityStore(counted);

    assertThat(popularity.changedBlocks()).isEqualTo(1);
    assertThat(taken(9)).containsExactly(2L);
  }

  private void add(Delta delta) {
    popularity.add(new PopularityChange(List.of(delta)));
  }

  private void share() {
    popularity.takeChanged(Integer.MAX_VALUE, demand::put);
  }

  private List<Long> taken(int max) {
    List<Long> products = new ArrayList<>();
    popularity.takeChanged(max, (key, block) -> products.add(demand.put(key, block)));
    return products;
  }

  private double pop14(long product, int epochDay) {
    return new DemandView(shared).asOf(LocalDate.ofEpochDay(epochDay)).pop14(product);
  }

  private static Map<Bytes, Bytes> rows(KeyValueStore<Bytes, byte[]> store) {
    Map<Bytes, Bytes> rows = new HashMap<>();
    try (var all = store.all()) {
      all.forEachRemaining(row -> rows.put(row.key, Bytes.wrap(row.value)));
    }
    return rows;
  }
}
