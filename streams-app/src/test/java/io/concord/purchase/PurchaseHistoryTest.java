package io.concord.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PurchaseHistoryTest {
  /** One call of put. */
  record Put(long productId, int orderCount, long lastOrderedTicks) {}

  @Property
  void anyPutsKeepItEqualToASortedMap(@ForAll("puts") List<Put> puts) {
    PurchaseHistory history = new PurchaseHistory(0);
    TreeMap<Long, Put> model = new TreeMap<>();
    for (Put put : puts) {
      history.put(put.productId(), put.orderCount(), put.lastOrderedTicks());
      if (put.orderCount() == 0) {
        model.remove(put.productId());
      } else {
        model.put(put.productId(), put);
      }
    }
    assertHolds(history, List.copyOf(model.values()));
  }

  /** The sums stay with their product wherever it moves. */
  @Property
  void anyPutsKeepDecayedSumsWithTheirProduct(@ForAll("puts") List<Put> puts) {
    PurchaseHistory history = PurchaseHistory.decayed(0);
    TreeMap<Long, Integer> model = new TreeMap<>();
    for (int n = 0; n < puts.size(); n++) {
      Put put = puts.get(n);
      history.put(put.productId(), put.orderCount(), put.lastOrderedTicks(), n, -n);
      if (put.orderCount() == 0) {
        model.remove(put.productId());
      } else {
        model.put(put.productId(), n);
      }
      assertThat(history.indexOf(put.productId()) >= 0).isEqualTo(put.orderCount() > 0);
    }
    assertThat(history.isDecayed()).isTrue();
    assertThat(history.size()).isEqualTo(model.size());
    int index = 0;
    for (Map.Entry<Long, Integer> entry : model.entrySet()) {
      assertThat(history.productId(index)).isEqualTo(entry.getKey());
      assertThat(history.indexOf(entry.getKey())).isEqualTo(index);
      assertThat(history.df30(index)).isEqualTo(entry.getValue().doubleValue());
      assertThat(history.df365(index)).isEqualTo(-entry.getValue().doubleValue());
      index++;
    }
  }

  @Provide
  Arbitrary<List<Put>> puts() {
    Arbitrary<Long> products =
        Arbitraries.oneOf(Arbitraries.longs().between(-20, 20), Arbitraries.longs());
    return Combinators.combine(products, Arbitraries.integers().between(0, 3), Arbitraries.longs())
        .as(Put::new)
        .list()
        .ofMaxSize(200);
  }

  @Test
  void shouldReplaceWhatIsKnownOfAProduct() {
    PurchaseHistory history = new PurchaseHistory(0);
    history.put(7, 3, 30);
    history.put(7, 1, 10);

    assertHolds(history, List.of(new Put(7, 1, 10)));
  }

  @Test
  void shouldRemoveNothingWhenTheProductIsUnknown() {
    PurchaseHistory history = new PurchaseHistory(0);
    history.put(7, 1, 10);
    history.put(6, 0, 0);
    history.put(8, 0, 0);

    assertHolds(history, List.of(new Put(7, 1, 10)));
  }

  @Test
  void shouldGrowAndShrink() {
    PurchaseHistory history = new PurchaseHistory(0);
    for (int i = 1_000; i > 0; i--) {
      history.put(i, i, -i);
    }
    assertThat(history.size()).isEqualTo(1_000);
    assertThat(history.repurchasedProducts()).isEqualTo(999);
    for (int i = 1; i <= 1_000; i++) {
      assertThat(history.productId(i - 1)).isEqualTo(i);
      assertThat(history.orderCount(i - 1)).isEqualTo(i);
      assertThat(history.lastOrderedTicks(i - 1)).isEqualTo(-i);
    }
    for (int i = 1; i <= 1_000; i++) {
      history.put(i, 0, 0);
    }
    assertThat(history.size()).isZero();
    assertThat(history.repurchasedProducts()).isZero();
  }

  @Test
  void shouldCountOrdersUpAndDown() {
    PurchaseHistory history = new PurchaseHistory(42);
    history.addOrders(5);
    history.addOrders(-2);

    assertThat(history.orders()).isEqualTo(3);
    assertThat(history.asOfTicks()).isEqualTo(42);
  }

  private static void assertHolds(PurchaseHistory history, List<Put> expected) {
    assertThat(history.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Put put = expected.get(i);
      assertThat(history.productId(i)).isEqualTo(put.productId());
      assertThat(history.orderCount(i)).isEqualTo(put.orderCount());
      assertThat(history.lastOrderedTicks(i)).isEqualTo(put.lastOrderedTicks());
    }
    assertThat(history.repurchasedProducts())
        .isEqualTo((int) expected.stream().filter(put -> put.orderCount() >= 2).count());
  }
}
