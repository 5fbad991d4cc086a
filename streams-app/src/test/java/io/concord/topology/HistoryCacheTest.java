package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Amount;
import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Strategy;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import io.concord.store.PurchaseView;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Room for ten places: a client with four products takes five. */
class HistoryCacheTest {
  private static final long CUT = 1_000;

  private final List<Long> scanned = new ArrayList<>();
  private final KeyValueStore<Bytes, byte[]> rows = MemoryStores.purchases();
  private final PurchaseStore store = new PurchaseStore(rows);
  private final HistoryCache cache = new HistoryCache(new ScannedView(rows), 10);

  @BeforeEach
  void recordPurchases() {
    for (long client = 1; client <= 3; client++) {
      for (long product = 1; product <= 4; product++) {
        buy(client, product);
      }
    }
  }

  @Test
  void shouldScanAClientOnceWhileItIsKept() {
    read(1, 1, 1);

    assertThat(scanned).containsExactly(1L);
  }

  @Test
  void shouldLetTheClientGoThatWasReadLongestAgoWhenItIsFull() {
    read(1, 2, 1, 3, 1, 2);

    assertThat(scanned).containsExactly(1L, 2L, 3L, 2L);
  }

  @Test
  void shouldCountProductsThatAClientGains() {
    read(1, 2);
    buy(2, 5);
    cache.productChanged(2, 5);
    read(2, 1);

    assertThat(scanned).containsExactly(1L, 2L, 1L);
  }

  @Test
  void shouldMakeRoomWhenAClientIsForgotten() {
    read(1, 2);
    cache.forget(1);
    read(3, 2);

    assertThat(scanned).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldKeepTheClientJustReadEvenWhenItAloneIsTooMuch() {
    for (long product = 5; product <= 20; product++) {
      buy(1, product);
    }
    read(1, 1);

    assertThat(scanned).containsExactly(1L);
  }

  @Test
  void shouldScanAgainWhenTheDayChanges() {
    read(1);
    PurchaseHistory history = cache.history(1, CUT - 900, Strategy.V3);

    assertThat(scanned).containsExactly(1L, 1L);
    assertThat(history.size()).isZero();
  }

  @Test
  void shouldTakeNoMoreRoomWhenTheDayChangesAgainAndAgain() {
    for (int day = 1; day <= 10; day++) {
      cache.history(1, CUT - day, Strategy.V3);
    }
    scanned.clear();
    read(1, 2, 1);

    assertThat(scanned).containsExactly(1L, 2L);
  }

  @Test
  void shouldScanAgainForAStrategyThatNeedsMore() {
    read(1);

    assertThat(cache.history(1, CUT, Strategy.V4).isDecayed()).isTrue();
    assertThat(cache.history(1, CUT, Strategy.V3).isDecayed()).as("more does not harm").isTrue();
    assertThat(scanned).containsExactly(1L, 1L);
  }

  private void read(long... clients) {
    for (long client : clients) {
      assertThat(cache.history(client, CUT, Strategy.V3).size()).isGreaterThanOrEqualTo(4);
    }
  }

  private void buy(long client, long product) {
    store.putOrder(client, 100 + client, 500);
    store.putPurchase(
        client, product, 100 + client, product, new Purchase(500, new Amount(1.0, null)));
  }

  /** Notes whose rows were scanned. */
  private final class ScannedView extends PurchaseView {
    ScannedView(KeyValueStore<Bytes, byte[]> rows) {
      super(rows);
    }

    @Override
    public PurchaseHistory history(long clientId, long cutTicks, Strategy strategy) {
      scanned.add(clientId);
      return super.history(clientId, cutTicks, strategy);
    }
  }
}
