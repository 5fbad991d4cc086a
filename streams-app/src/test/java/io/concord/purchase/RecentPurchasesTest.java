package io.concord.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.RecentPurchases.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentPurchasesTest {

  @Test
  void shouldBeTheNewestFirstTiesByProduct() {
    PurchaseHistory history = new PurchaseHistory(100);
    history.put(3, 1, 50);
    history.put(1, 9, 20);
    history.put(4, 1, 60);
    history.put(2, 1, 50);

    assertThat(RecentPurchases.of(history).products())
        .containsExactly(
            new Product(4, 60), new Product(2, 50), new Product(3, 50), new Product(1, 20));
  }

  @Test
  void shouldKeepTwentyOfMany() {
    Random random = new Random(3);
    for (int products = 0; products < 60; products++) {
      PurchaseHistory history = new PurchaseHistory(1_000);
      List<Product> all = new ArrayList<>();
      for (long product = 1; product <= products; product++) {
        long last = random.nextInt(12);
        history.put(product, 1, last);
        all.add(new Product(product, last));
      }
      all.sort(
          Comparator.comparingLong(Product::lastOrderedTicks)
              .reversed()
              .thenComparingLong(Product::productId));

      assertThat(RecentPurchases.of(history).products())
          .isEqualTo(all.subList(0, Math.min(20, products)));
    }
  }
}
