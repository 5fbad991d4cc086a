package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.ClientNamed;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.Line;
import io.concord.purchase.Ticks;
import io.concord.scoring.Pop14;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityChange.Delta;
import io.concord.store.PurchaseStore;
import io.concord.topology.PurchaseUpdate.OrderChanged;
import io.concord.topology.PurchaseUpdate.ProductChanged;
import io.concord.topology.PurchaseUpdate.WrittenUnread;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** What rescoring is told of each change. */
class PurchaseRecorderTest {
  private static final long DAY_3 = Ticks.startOfDay(3);
  private static final Line LINE = new Line(5, new Amount(1.0, null));

  private final KeyValueStore<Bytes, byte[]> rows = MemoryStores.purchases();
  private final PurchaseStore store = new PurchaseStore(rows);
  private final Stage<ClientEvent, PurchaseUpdate> stage =
      new Stage<>(new PurchaseRecorder(), 0, rows);

  @Test
  void shouldTellOfAnOrderOnceForEachTime() {
    assertThat(tell(new OrderRecorded(Change.ADDED, 100, 7)))
        .containsExactly(new OrderChanged(Change.ADDED, 100, null, 7L));
    assertThat(tell(new OrderRecorded(Change.CHANGED, 100, 7))).isEmpty();
    assertThat(tell(new OrderRecorded(Change.CHANGED, 100, 8)))
        .containsExactly(new OrderChanged(Change.CHANGED, 100, 7L, 8L));
    assertThat(tell(new OrderWithdrawn(Change.REMOVED, 100)))
        .containsExactly(new OrderChanged(Change.REMOVED, 100, 8L, null));
    assertThat(tell(new OrderWithdrawn(Change.REMOVED, 100))).isEmpty();
  }

  @Test
  void shouldWriteLinesUnreadWhileTheClientIsNotCounted() {
    assertThat(tell(recorded(1000, LINE))).containsExactly(new WrittenUnread(Change.ADDED, 100, 5));
    assertThat(store.purchase(1, 5, 100, 1000)).isNotNull();

    assertThat(tell(withdrawn(1000))).containsExactly(new WrittenUnread(Change.REMOVED, 100, 5));
    assertThat(store.purchase(1, 5, 100, 1000)).isNull();
  }

  @Test
  void shouldCountAnOrderWithItsFirstLineOfAProductAndUntilItsLast() {
    store.setCounted(1, true);

    assertThat(tell(recorded(1000, LINE)))
        .containsExactly(new ProductChanged(Change.ADDED, 100, 5, counted(1)));
    assertThat(tell(recorded(1001, LINE)))
        .containsExactly(new ProductChanged(Change.ADDED, 100, 5, null));
    assertThat(tell(withdrawn(1000)))
        .containsExactly(new ProductChanged(Change.REMOVED, 100, 5, null));
    assertThat(tell(withdrawn(1001)))
        .containsExactly(new ProductChanged(Change.REMOVED, 100, 5, counted(-1)));
  }

  @Test
  void shouldSayNothingWhenALineIsAsItWas() {
    store.setCounted(1, true);
    tell(recorded(1000, LINE));

    assertThat(tell(recorded(1000, LINE))).isEmpty();
    assertThat(tell(recorded(1000, new Line(5, new Amount(2.0, null))))).hasSize(1);
  }

  @Test
  void shouldSayNothingOfNames() {
    assertThat(tell(new ClientNamed("Truck Parts Ltd"))).isEmpty();
  }

  private static LineRecorded recorded(long lineId, Line line) {
    return new LineRecorded(Change.ADDED, 100, lineId, DAY_3, line);
  }

  private static LineWithdrawn withdrawn(long lineId) {
    return new LineWithdrawn(Change.REMOVED, 100, lineId, 5);
  }

  private static PopularityChange counted(int orders) {
    return new PopularityChange(List.of(new Delta(5, 3, orders, orders * Pop14.weight(DAY_3))));
  }

  private List<PurchaseUpdate> tell(ClientEvent event) {
    return stage.process(1, event, 0).stream().map(Record::value).toList();
  }
}
