package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.experiment.Experiment;
import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.Line;
import io.concord.purchase.Ticks;
import io.concord.store.Names;
import io.concord.store.PurchaseStore;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A task is closed and opened again with the same processors, after its stores were set back to
 * what was committed: nothing may be left of what they knew.
 */
class RecycledTaskTest {
  private static final long START = TopologyFixture.START.toEpochMilli();
  private static final long ORDERED = Ticks.of(TopologyFixture.START);
  private static final Line LINE = new Line(5, new Amount(1.0, null));

  private final KeyValueStore<Bytes, byte[]> purchases = MemoryStores.purchases();
  private final KeyValueStore<Bytes, byte[]> recommendations = MemoryStores.recommendations();
  private final RecordingListener listener = new RecordingListener();
  private final Stage<ClientEvent, PurchaseUpdate> recorder =
      new Stage<>(new PurchaseRecorder(), START, purchases);
  private final Stage<PurchaseUpdate, ClientOutput> rescorer =
      new Stage<>(
          new ClientRescorer(
              TopologyFixture.settings(Generation.FIRST, Experiment.NONE),
              () -> false,
              new NodeDemand(1),
              listener),
          START,
          purchases,
          recommendations,
          MemoryStores.open(Names.PRODUCT_DEMAND),
          MemoryStores.open(Names.ORDER_QUALITY_STORE));
  private long nowMs = START;

  @BeforeEach
  void order() {
    tell(new OrderRecorded(Change.ADDED, 100, ORDERED));
    tell(new LineRecorded(Change.ADDED, 100, 1000, ORDERED, LINE));
  }

  @Test
  void shouldForgetTheHistoriesItHadRead() {
    assertThat(settle()).as("popularity, list, recent purchases").hasSize(3);
    new PurchaseStore(purchases).removeOrder(1, 100);
    new PurchaseStore(purchases).removePurchase(1, 5, 100, 1000);
    reopen();

    tell(new OrderRecorded(Change.ADDED, 101, ORDERED));
    settle();

    assertThat(list().orders()).isEqualTo(1);
    assertThat(list().ranking().products()).isEmpty();
  }

  @Test
  void shouldForgetWhoWasDue() {
    new RecommendationStore(recommendations).removeMark(1);
    reopen();

    assertThat(listener.pending).isZero();
    assertThat(settle()).isEmpty();
  }

  @Test
  void shouldRescoreOnceWhoIsDue() {
    reopen();

    assertThat(listener.pending).isEqualTo(1);
    assertThat(settle()).as("popularity, list, recent purchases").hasSize(3);
    assertThat(listener.rescorings).isEqualTo(1);
  }

  @Test
  void shouldTickOnce() {
    reopen();
    reopen();

    assertThat(rescorer.context.scheduledPunctuators())
        .filteredOn(tick -> !tick.cancelled())
        .extracting(tick -> tick.getInterval())
        .containsExactlyInAnyOrder(TopologyFixture.TICK, ExactnessCheck.INTERVAL);
  }

  @Test
  void shouldHaveNobodyPendingWhileItIsClosed() {
    assertThat(listener.pending).isEqualTo(1);

    assertThat(listener.ready).isTrue();

    rescorer.close();

    assertThat(listener.ready).isFalse();
    assertThat(listener.pending).isZero();
  }

  @Test
  void shouldRollOverListsAgainWhoseDayWasSetBack() {
    settle();
    nowMs += 86_400_000;
    settle();
    StoredRecommendations list = list();
    new RecommendationStore(recommendations)
        .putList(
            1,
            new StoredRecommendations(
                list.revision(),
                list.asOf().minusDays(1),
                list.generatedAt(),
                list.orders(),
                list.strategy(),
                list.ranking()));
    reopen();

    settle();

    assertThat(list().asOf()).isEqualTo(list.asOf());
  }

  private void tell(ClientEvent event) {
    for (Record<Long, PurchaseUpdate> update : recorder.process(1, event, nowMs)) {
      rescorer.process(update.key(), update.value(), update.timestamp());
    }
  }

  private List<Record<Long, ClientOutput>> settle() {
    nowMs += 1_000;
    return rescorer.tick(nowMs);
  }

  private StoredRecommendations list() {
    return new RecommendationStore(recommendations).list(1);
  }

  private void reopen() {
    recorder.reopen();
    rescorer.reopen();
  }
}
