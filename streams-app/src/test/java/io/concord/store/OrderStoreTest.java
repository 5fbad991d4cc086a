package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Amount;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStoreTest {
  private static final long[] IDS = {Long.MIN_VALUE, -256, -1, 0, 1, 255, 256, Long.MAX_VALUE};

  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private OrderStore store;

  private final Map<Long, PlacedOrder> orders = new HashMap<>();
  private final Map<Long, TreeMap<Long, Line>> lines = new HashMap<>();
  private final Map<Long, Long> clients = new HashMap<>();

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(new Stores().orders());
    store = new OrderStore(rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldStayEqualToMapsWhateverIsDone(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 3_000; step++) {
      change(random);
      if (step % 100 == 0) {
        assertEqualToMaps();
      }
    }
    assertEqualToMaps();
  }

  @Test
  void shouldLeaveNoRowWhenAllIsRemoved() {
    shouldStayEqualToMapsWhateverIsDone(4);
    for (long id : IDS) {
      store.removeOrder(id, store.order(id));
      store.putClient(id, null);
      for (long line : IDS) {
        store.removeLine(id, line);
      }
    }
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  private void change(Random random) {
    long id = any(random);
    long other = any(random);
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        Long client = random.nextBoolean() ? null : any(random);
        PlacedOrder order = new PlacedOrder(new Header(other, random.nextLong()), client);
        store.putOrder(id, store.order(id), order);
        orders.put(id, order);
      }
      case 2 -> {
        store.removeOrder(id, store.order(id));
        orders.remove(id);
      }
      case 3 -> {
        Line line = new Line(other, new Amount(random.nextDouble(), BigDecimal.valueOf(other)));
        store.putLine(id, other, line);
        lines.computeIfAbsent(id, order -> new TreeMap<>()).put(other, line);
      }
      case 4 -> {
        TreeMap<Long, Line> ofOrder = lines.getOrDefault(id, new TreeMap<>());
        assertThat(store.removeLine(id, other)).isEqualTo(ofOrder.remove(other));
      }
      default -> {
        Long client = random.nextBoolean() ? null : any(random);
        store.putClient(id, client);
        clients.put(id, client);
      }
    }
  }

  private void assertEqualToMaps() {
    for (long id : IDS) {
      assertThat(store.order(id)).isEqualTo(orders.get(id));
      assertThat(store.client(id)).isEqualTo(clients.get(id));
      assertThat(store.orders(id)).isEqualTo(ordersOf(id));
      TreeMap<Long, Line> ofOrder = lines.getOrDefault(id, new TreeMap<>());
      TreeMap<Long, Line> shown = new TreeMap<>();
      store.forEachLine(
          id,
          (lineId, line) -> {
            assertThat(shown.isEmpty() || shown.lastKey() < lineId).as("in order").isTrue();
            shown.put(lineId, line);
          });
      assertThat(shown).isEqualTo(ofOrder);
      for (long line : IDS) {
        assertThat(store.line(id, line)).isEqualTo(ofOrder.get(line));
      }
    }
  }

  private List<Long> ordersOf(long agreementId) {
    return orders.entrySet().stream()
        .filter(e -> e.getValue().header().agreementId() == agreementId)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static long any(Random random) {
    return IDS[random.nextInt(IDS.length)];
  }
}
