package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders come, change and go. */
class OrderTest extends Scenario {
  @Test
  void shouldPublishOnceWhenAnOrderWithManyLinesIsInserted() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    for (int i = 1; i <= 20; i++) {
      database.line(1000 + i, 100, 21 - i);
    }

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.ORDER, 100L);
    assertThat(event.revision()).isEqualTo(1);
    assertThat(event.asOf()).isEqualTo("2024-07-02");
    assertThat(event.generatedAt())
        .isBetween(TopologyFixture.START, TopologyFixture.START.plusMillis(110));
    assertThat(event.strategy()).isEqualTo("v3");
    assertThat(event.segment()).isEqualTo("LIGHT");
    assertThat(event.orders()).isEqualTo(1);
    assertThat(event.recommendations()).hasSize(20);
    assertThat(event.entered()).hasSize(20).isSorted();
    assertThat(event.left()).isEmpty();
    assertThat(fixture.listener.rescorings).isEqualTo(1);
  }

  @Test
  void shouldSayWhatEnteredAndLeftAndWhereItStoodBefore() {
    database.agreement(10, 1);
    database.order(100, 10, LAST_MONTH);
    database.line(1000, 100, 3);
    database.line(1001, 100, 5);
    settledChange();
    database.order(101, 10, TODAY);
    database.line(1002, 101, 5);
    database.line(1003, 101, 4);
    database.delete("OrderItem", 1000);

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.CORRECTION, 100L, 101L);
    assertProducts(event, 5L, 4L);
    assertThat(event.entered()).containsExactly(4L);
    assertThat(event.left()).containsExactly(3L);
    assertThat(event.recommendations())
        .extracting(RankedProduct::previousRank)
        .containsExactly(2, null);
    assertThat(event.recommendations()).extracting(RankedProduct::orderCount).containsExactly(2, 1);
  }

  @Test
  void shouldListTheFirst50ByRank() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    for (int i = 1; i <= 60; i++) {
      database.line(1000 + i, 100, i);
    }

    assertThat(settledChange().recommendations()).hasSize(50);
  }

  @Test
  void shouldCountAnOrderOnceWhenTwoLinesNameTheSameProduct() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    database.line(1001, 100, 5);

    assertThat(settledChange().recommendations().get(0).orderCount()).isEqualTo(1);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);

    database.delete("OrderItem", 1000);
    assertSilence();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldWaitForTheDateWhenAnOrderHasNone() {
    database.agreement(10, 1);
    database.put("Order", 100, "ClientAgreementID", 10, "Created", null);
    database.line(1000, 100, 5);
    assertSilence();

    database.put("Order", 100, "Created", TODAY);
    RecommendationChanged event = settledChange();
    assertProducts(event, 5L);
    assertCause(event, Kind.ORDER, 100L);

    database.put("Order", 100, "Created", null);
    event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);
  }

  @Test
  void shouldWaitForTheAgreementWhenAnOrderHasNone() {
    database.agreement(10, 1);
    database.put("Order", 100, "ClientAgreementID", null, "Created", TODAY);
    database.line(1000, 100, 5);
    assertSilence();

    database.put("Order", 100, "ClientAgreementID", 10);
    RecommendationChanged event = settledChange();
    assertProducts(event, 5L);
    assertCause(event, Kind.ORDER, 100L);

    database.put("Order", 100, "ClientAgreementID", null);
    event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);
  }

  @Test
  void shouldAgeWithItsOrderWhenTheDateChanges() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    database.line(1001, 100, 5);
    settledChange();

    database.put("Order", 100, "Created", LAST_MONTH);
    RecommendationChanged event = settledChange();

    assertCause(event, Kind.CORRECTION, 100L);
    assertThat(event.recommendations().get(0).lastOrderedAt()).isEqualTo(LAST_MONTH + "Z");
    assertThat(event.recommendations().get(0).recency())
        .isEqualTo(StrictMath.exp(-Duration.ofDays(30).toDays() / 90.0));
    assertThat(popularity(5, "2024-06-02")).isEqualTo(1);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);

    database.put("Order", 100, "Created", YESTERDAY);
    settledChange();
    assertThat(popularity(5, "2024-06-30")).isZero();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldStillCountAnOrderWhenItIsMarkedDeleted() {
    database.agreement(10, 1);
    database.put("Order", 100, "ClientAgreementID", 10, "Created", TODAY, "Deleted", true);
    database.put("OrderItem", 1000, "OrderID", 100, "ProductID", 5, "Qty", 1.0, "Deleted", true);

    assertProducts(settledChange(), 5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines first", "order first", "order only"})
  void shouldForgetItsPurchasesWhenAnOrderIsDeleted(String sequence) {
    database.agreement(10, 1);
    database.order(100, 10, LAST_MONTH);
    database.line(1000, 100, 5);
    database.order(101, 10, TODAY);
    database.line(1001, 101, 5);
    database.line(1002, 101, 6);
    settledChange();

    if (!sequence.equals("lines first")) {
      database.delete("Order", 101);
    }
    if (!sequence.equals("order only")) {
      database.delete("OrderItem", 1001);
      database.delete("OrderItem", 1002);
    }
    if (sequence.equals("lines first")) {
      database.delete("Order", 101);
    }
    RecommendationChanged event = settledChange();

    assertProducts(event, 5L);
    assertCause(event, Kind.CANCELLATION, 101L);
    assertThat(event.orders()).isEqualTo(1);
    assertThat(event.left()).containsExactly(6L);
    assertThat(popularity(6, "2024-07-02")).isZero();
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldForgetAnOrderWhenCompactionLeftOnlyItsTombstone() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.deleteCompacted("Order", 100);

    RecommendationChanged event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);
  }

  @Test
  void shouldTakeBackTheLinesWhenADeletedOrderReturns() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();
    database.delete("Order", 100);
    assertProducts(settledChange());

    database.order(100, 10, TODAY);

    RecommendationChanged event = settledChange();
    assertProducts(event, 5L);
    assertCause(event, Kind.ORDER, 100L);
  }

  @Test
  void shouldMoveToTheOtherClientWhenAnOrderMovesToItsAgreement() {
    database.agreement(10, 1);
    database.agreement(20, 2);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.put("Order", 100, "ClientAgreementID", 20);

    List<RecommendationChanged> events = settledChanges(1L, 2L);
    for (RecommendationChanged event : events) {
      assertCause(event, Kind.CORRECTION, 100L);
      assertProducts(event, event.clientId() == 2 ? new Long[] {5L} : new Long[] {});
    }
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldChangeNothingWhenAnOrderMovesToAnotherAgreementOfItsClient() {
    database.agreement(10, 1);
    database.agreement(11, 1);
    database.agreement(20, 2);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.put("Order", 100, "ClientAgreementID", 11);
    assertSilence();
    assertThat(fixture.listener.rescorings).isEqualTo(1);

    database.put("ClientAgreement", 10, "ClientID", 2);
    assertSilence();
    database.put("ClientAgreement", 11, "ClientID", 2);
    settledChanges(1L, 2L);
  }

  @Test
  void shouldListNothingWhenOrdersHaveNoLines() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);

    assertSilence();

    assertThat(fixture.recommendations().list(1).orders()).isEqualTo(1);
    assertThat(fixture.recommendations().list(1).revision()).isZero();
    assertThat(fixture.purchases().knows(1)).isTrue();
  }

  @Test
  void shouldPublishAnEmptyListWhenTheLastPurchaseIsGone() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.delete("OrderItem", 1000);
    database.delete("Order", 100);
    RecommendationChanged event = settledChange();

    assertProducts(event);
    assertThat(event.orders()).isZero();
    assertThat(event.segment()).isEqualTo("LIGHT");
    assertThat(event.revision()).isEqualTo(2);
    assertThat(event.left()).containsExactly(5L);
    assertThat(fixture.recommendations().list(1).revision()).isEqualTo(2);
    assertThat(fixture.purchases().knows(1)).isFalse();

    database.order(101, 10, TODAY);
    database.line(1001, 101, 5);
    assertThat(settledChange().revision()).isEqualTo(3);
    assertThat(popularity(5, "2024-07-02")).isEqualTo(1);
  }

  @Test
  void shouldLeaveNoListWhenAnOrderGoesBeforeItWasListed() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    database.delete("OrderItem", 1000);
    database.delete("Order", 100);

    assertSilence();

    assertThat(fixture.recommendations().list(1)).isNull();
  }

  @Test
  void shouldLeaveNoListWhenTheOnlyOrderNeverHadALine() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    fixture.settle();
    assertThat(fixture.recommendations().list(1)).isNotNull();

    database.delete("Order", 100);
    assertSilence();

    assertThat(fixture.recommendations().list(1)).isNull();
  }

  @Test
  void shouldWaitUntilTheBurstEnds() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    for (int i = 0; i < 5; i++) {
      database.line(1000 + i, 100, 1 + i);
      fixture.advance(Duration.ofMillis(8));
    }
    assertThat(fixture.changes()).isEmpty();

    fixture.advance(Duration.ofMillis(4));

    assertThat(fixture.change().recommendations()).hasSize(5);
  }

  @Test
  void shouldWaitNoLongerThanTheMaximumWhenABurstDoesNotEnd() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    for (int i = 0; i < 12; i++) {
      database.line(1000 + i, 100, 1 + i);
      fixture.advance(Duration.ofMillis(5));
    }

    assertThat(fixture.changes()).hasSize(1);
  }

  @Test
  void shouldPublishWhenOnlyTheSegmentChanges() {
    database.agreement(10, 1);
    for (int i = 0; i < 100; i++) {
      database.order(100 + i, 10, YESTERDAY);
      database.line(1000 + i, 100 + i, 5);
    }
    RecommendationChanged event = settledChange();
    assertThat(event.segment()).isEqualTo("REGULAR_CONSISTENT");
    assertThat(event.orders()).isEqualTo(100);
    assertThat(event.cause().orders()).hasSize(100);

    database.delete("Order", 199);
    assertThat(settledChange().segment()).isEqualTo("LIGHT");
  }
}
