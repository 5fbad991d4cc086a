package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.concord.purchase.Amount;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.scoring.Ranking;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.scoring.V3;
import io.concord.store.Names;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The walk over the lists, and the computation that they are held against. */
class ExactnessCheckTest {
  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);
  private static final long CUT = AS_OF.toEpochDay() * Ticks.PER_DAY;

  private final PurchaseStore purchases = new PurchaseStore(rows(Names.PURCHASES_STORE));
  private final RecommendationStore lists =
      new RecommendationStore(rows(Names.RECOMMENDATIONS_STORE));
  private final RecordingListener listener = new RecordingListener();
  private final ExactnessCheck check = new ExactnessCheck(purchases, lists, listener);

  @Test
  void shouldGiveTheWorkedNumbers() {
    buy(1, 10, 100, CUT - 1);
    buy(1, 10, 101, CUT - Ticks.PER_DAY * 30);
    buy(1, 20, 101, CUT - Ticks.PER_DAY * 90);
    buy(1, 30, 102, CUT);
    purchases.putOrder(1, 103, CUT - 5);

    StoredRecommendations list = PlainV3.list(purchases, 1, AS_OF);

    assertThat(list.orders()).as("orders before the cut, one of them empty").isEqualTo(3);
    assertThat(list.ranking().segment()).isEqualTo(Segment.LIGHT);
    assertThat(list.ranking().products())
        .extracting(place -> place.productId(), place -> place.score())
        .containsExactly(tuple(10L, 1.0), tuple(20L, 0.7 * 0.5 + 0.3 * StrictMath.exp(-1)));
  }

  @Test
  void shouldAgreeWithTheStrategyWhateverTheClient() {
    Random random = new Random(7);
    for (long client = 1; client <= 12; client++) {
      long orders = new long[] {3, 99, 100, 180, 500, 700}[(int) client % 6];
      for (long order = 1; order <= orders; order++) {
        long created = CUT - Ticks.PER_DAY / 10 * random.nextInt(4_000) + 5;
        for (int line = 0; line < 4; line++) {
          buy(client, 1 + random.nextInt(client < 7 ? 60 : 900), order, created);
        }
      }
      PurchaseHistory history = purchases.history(client, CUT);
      StoredRecommendations list = PlainV3.list(purchases, client, AS_OF);
      assertThat(list.orders()).isEqualTo(history.orders());
      assertThat(list.ranking()).isEqualTo(V3.rank(history, 50));
    }
  }

  @Test
  void shouldGoRoundAndRoundOverTheListsOfTheDay() {
    put(1, AS_OF);
    put(2, AS_OF.minusDays(1));
    put(3, AS_OF);
    put(4, AS_OF);

    for (int i = 0; i < 5; i++) {
      assertThat(check.next(AS_OF, client -> client == 4)).isEmpty();
    }

    assertThat(listener.checks).as("1, 3, nothing after 3, 1, 3").isEqualTo(4);
  }

  @Test
  void shouldTakeShortStepsOverListsOfAnotherDay() {
    for (long client = 1; client <= 600; client++) {
      put(client, AS_OF.minusDays(1));
    }
    put(601, AS_OF);

    check.next(AS_OF, client -> false);
    check.next(AS_OF, client -> false);
    assertThat(listener.checks).isZero();
    check.next(AS_OF, client -> false);
    assertThat(listener.checks).isEqualTo(1);
  }

  @Test
  void shouldNameTheClientWhoseListIsWrong() {
    put(3, AS_OF);
    purchases.putOrder(3, 100, CUT - 1);

    assertThat(check.next(AS_OF, client -> false)).isEqualTo(OptionalLong.of(3));
    assertThat(listener.mismatches).containsExactly("client 3 revision 1: orders stored=0 right=1");
  }

  @Test
  void shouldNotCheckListsOfAnotherStrategy() {
    lists.putList(3, list(AS_OF, Strategy.V4));
    purchases.putOrder(3, 100, CUT - 1);

    assertThat(check.next(AS_OF, client -> false)).isEmpty();
    assertThat(listener.checks).isZero();
  }

  private void buy(long client, long product, long order, long created) {
    purchases.putOrder(client, order, created);
    purchases.putPurchase(
        client, product, order, product, new Purchase(created, new Amount(1.0, null)));
  }

  private void put(long client, LocalDate asOf) {
    lists.putList(client, list(asOf, Strategy.V3));
  }

  private static StoredRecommendations list(LocalDate asOf, Strategy strategy) {
    return new StoredRecommendations(
        1, asOf, Instant.EPOCH, 0, strategy, new Ranking(Segment.LIGHT, List.of()));
  }

  private static KeyValueStore<Bytes, byte[]> rows(String name) {
    KeyValueStore<Bytes, byte[]> rows =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    rows.init(new MockProcessorContext<>().getStateStoreContext(), rows);
    return rows;
  }
}
