package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import io.concord.scoring.SimilarProducts;
import io.concord.store.RecentPurchasesView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CoPurchasesTest {
  private final Rows rows = new Rows();
  private long nanos;
  private int readings;
  private final CoPurchases coPurchases =
      new CoPurchases(
          () -> {
            readings++;
            return rows;
          },
          () -> nanos);

  @Test
  void shouldCountOverTheBuyers() {
    buy(1, 7, 8);
    buy(2, 7, 8, 9);
    buy(3, 7, 9);
    buy(4, 8, 9);

    assertThat(coPurchases.similar(7))
        .isEqualTo(
            new SimilarProducts(
                3,
                List.of(
                    new SimilarProducts.Product(8, 2, 2 / 3.0),
                    new SimilarProducts.Product(9, 2, 2 / 3.0))));
    assertThat(coPurchases.recent(2)).containsExactly(7L, 8L, 9L);
    assertThat(coPurchases.recent(5)).isEmpty();
  }

  @Test
  void shouldLookAtAHundredBuyers() {
    LongStream.rangeClosed(1, 150).forEach(client -> buy(client, 7, 8));

    assertThat(coPurchases.similar(7).buyers()).isEqualTo(100);
  }

  @Test
  void shouldReadAgainAfterTenSeconds() {
    buy(1, 7, 8);
    buy(2, 7, 8);
    assertThat(coPurchases.similar(7).buyers()).isEqualTo(2);
    buy(3, 7, 8);

    nanos = Duration.ofSeconds(10).toNanos() - 1;
    assertThat(coPurchases.similar(7).buyers()).isEqualTo(2);
    assertThat(readings).isEqualTo(1);
    nanos++;
    assertThat(coPurchases.similar(7).buyers()).isEqualTo(3);
  }

  private void buy(long client, long... products) {
    rows.clients.put(
        client,
        new RecentPurchases(
            LongStream.of(products).mapToObj(product -> new Product(product, 5)).toList()));
  }

  private static final class Rows extends RecentPurchasesView {
    final Map<Long, RecentPurchases> clients = new TreeMap<>();

    Rows() {
      super(null);
    }

    @Override
    public RecentPurchases recent(long clientId) {
      return clients.get(clientId);
    }

    @Override
    public List<Long> buyers(long productId, int max) {
      return clients.entrySet().stream()
          .filter(
              client ->
                  client.getValue().products().stream()
                      .anyMatch(product -> product.productId() == productId))
          .map(Map.Entry::getKey)
          .limit(max)
          .toList();
    }
  }
}
