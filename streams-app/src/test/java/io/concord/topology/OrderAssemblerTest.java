package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client stage is told, event by event: it must not have to know better. */
class OrderAssemblerTest {
  private static final long TIME = 7_000;
  private static final Header HEADER = new Header(10, 500);
  private static final Header LATER = new Header(10, 600);
  private static final Line LINE = new Line(5, new Amount(1.0, null));
  private static final Line OTHER_PRODUCT = new Line(6, new Amount(1.0, null));

  private final Stage<OrderEvent, PurchaseEvent> stage =
      new Stage<>(new OrderAssembler(), 0, MemoryStores.orders());

  @BeforeEach
  void placeAnOrder() {
    tell(10, new AgreementUpserted(Change.ADDED, 1));
    tell(100, new HeaderUpserted(Change.ADDED, HEADER));
    tell(100, new LineUpserted(Change.ADDED, 1000, LINE));
  }

  @Test
  void shouldTellOfALineAtTheTimeOfItsOrder() {
    assertThat(tell(100, new LineUpserted(Change.ADDED, 1001, LINE)))
        .containsExactly(to(1, new LineRecorded(Change.ADDED, 100, 1001, 500, LINE)));
  }

  @Test
  void shouldSayNothingWhenNothingChanges() {
    assertThat(tell(10, new AgreementUpserted(Change.CHANGED, 1))).isEmpty();
    assertThat(tell(100, new HeaderUpserted(Change.CHANGED, HEADER))).isEmpty();
    assertThat(tell(100, new LineUpserted(Change.CHANGED, 1000, LINE))).isEmpty();
    assertThat(tell(100, new LineRemoved(Change.REMOVED, 1001))).isEmpty();
    assertThat(tell(101, new HeaderRemoved(Change.REMOVED))).isEmpty();
    assertThat(tell(11, new AgreementRemoved(Change.REMOVED))).isEmpty();
  }

  @Test
  void shouldTellOnlyOfTheLineWhenItsAmountChanges() {
    Line more = new Line(5, new Amount(2.0, null));

    assertThat(tell(100, new LineUpserted(Change.CHANGED, 1000, more)))
        .containsExactly(to(1, new LineRecorded(Change.CHANGED, 100, 1000, 500, more)));
  }

  @Test
  void shouldWithdrawTheFormerProductBeforeItTellsOfTheNew() {
    assertThat(tell(100, new LineUpserted(Change.CHANGED, 1000, OTHER_PRODUCT)))
        .containsExactly(
            to(1, new LineWithdrawn(Change.CHANGED, 100, 1000, 5)),
            to(1, new LineRecorded(Change.CHANGED, 100, 1000, 500, OTHER_PRODUCT)));
  }

  @Test
  void shouldTellOfAllLinesAgainWhenTheDateChanges() {
    assertThat(tell(100, new HeaderUpserted(Change.CHANGED, LATER)))
        .containsExactly(
            to(1, new OrderRecorded(Change.CHANGED, 100, 600)),
            to(1, new LineRecorded(Change.CHANGED, 100, 1000, 600, LINE)));
  }

  @Test
  void shouldTellBothClientsWhenTheAgreementChangesHands() {
    assertThat(tell(10, new AgreementUpserted(Change.CHANGED, 2)))
        .containsExactly(
            to(1, new LineWithdrawn(Change.CHANGED, 100, 1000, 5)),
            to(1, new OrderWithdrawn(Change.CHANGED, 100)),
            to(2, new OrderRecorded(Change.CHANGED, 100, 500)),
            to(2, new LineRecorded(Change.CHANGED, 100, 1000, 500, LINE)));
  }

  @Test
  void shouldTellNobodyWhileTheAgreementIsGone() {
    assertThat(tell(10, new AgreementRemoved(Change.REMOVED)))
        .containsExactly(
            to(1, new LineWithdrawn(Change.REMOVED, 100, 1000, 5)),
            to(1, new OrderWithdrawn(Change.REMOVED, 100)));
    assertThat(tell(100, new HeaderUpserted(Change.CHANGED, LATER))).isEmpty();
    assertThat(tell(100, new LineUpserted(Change.CHANGED, 1000, OTHER_PRODUCT))).isEmpty();
    assertThat(tell(100, new LineRemoved(Change.REMOVED, 1000))).isEmpty();
    assertThat(tell(100, new HeaderRemoved(Change.REMOVED))).isEmpty();
  }

  @Test
  void shouldKeepTheLinesForLaterWhenTheOrderIsGone() {
    assertThat(tell(100, new HeaderRemoved(Change.REMOVED)))
        .containsExactly(
            to(1, new LineWithdrawn(Change.REMOVED, 100, 1000, 5)),
            to(1, new OrderWithdrawn(Change.REMOVED, 100)));
    assertThat(tell(100, new LineUpserted(Change.ADDED, 1001, LINE))).isEmpty();

    assertThat(tell(100, new HeaderUpserted(Change.ADDED, HEADER))).hasSize(3);
  }

  private List<Record<Long, PurchaseEvent>> tell(long key, OrderEvent event) {
    return stage.process(key, event, TIME);
  }

  private static Record<Long, PurchaseEvent> to(long clientId, PurchaseEvent event) {
    return new Record<>(clientId, event, TIME);
  }
}
