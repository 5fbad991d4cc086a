package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentPurchasesStoreTest {
  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private RecentPurchasesStore store;

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(Stores.global(Names.RECENT_PURCHASES));
    store = new RecentPurchasesStore(rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldShowWhoBoughtTheProductLastFirst() {
    store.put(1, recent(new Product(7, 10)));
    store.put(2, recent(new Product(8, 99), new Product(7, 30)));
    store.put(-3, recent(new Product(7, 30)));
    store.put(4, recent(new Product(7, -5)));

    assertThat(store.buyers(7, 9)).containsExactly(-3L, 2L, 1L, 4L);
    assertThat(store.buyers(7, 2)).containsExactly(-3L, 2L);
    assertThat(store.buyers(9, 2)).isEmpty();
  }

  /** Whatever was put before: the rows are those of the last put of each client. */
  @Test
  void shouldForgetWhatWasPutBefore() {
    Random random = new Random(5);
    Map<Long, RecentPurchases> last = new TreeMap<>();
    for (int i = 0; i < 500; i++) {
      long client = random.nextInt(6);
      RecentPurchases recent =
          recent(
              random
                  .longs(random.nextInt(4), 0, 8)
                  .distinct()
                  .mapToObj(product -> new Product(product, random.nextInt(5)))
                  .toArray(Product[]::new));
      store.put(client, recent);
      last.put(client, recent);
    }
    for (long product = 0; product < 8; product++) {
      long wanted = product;
      List<Long> buyers =
          last.entrySet().stream()
              .filter(e -> e.getValue().products().stream().anyMatch(p -> p.productId() == wanted))
              .map(Map.Entry::getKey)
              .toList();
      assertThat(store.buyers(product, 99)).containsExactlyInAnyOrderElementsOf(buyers);
    }
    last.forEach(
        (client, recent) ->
            assertThat(store.recent(client))
                .isEqualTo(recent.products().isEmpty() ? null : recent));
    last.keySet().forEach(client -> store.put(client, recent()));
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  private static RecentPurchases recent(Product... products) {
    return new RecentPurchases(List.of(products));
  }
}
