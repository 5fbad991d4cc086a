package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agreements come late, change hands and go. */
class AgreementTest extends Scenario {
  @ParameterizedTest
  @ValueSource(strings = {"AOL", "ALO", "OAL", "OLA", "LAO", "LOA"})
  void shouldListTheOrderWhateverOfItArrivesFirst(String arrival) {
    for (char table : arrival.toCharArray()) {
      assertSilence();
      switch (table) {
        case 'A' -> database.agreement(10, 1);
        case 'O' -> database.order(100, 10, TODAY);
        default -> database.line(1000, 100, 5);
      }
    }

    RecommendationChanged event = settledChange();

    assertProducts(event, 5L);
    assertCause(event, Kind.ORDER, 100L);
    assertThat(event.orders()).isEqualTo(1);
  }

  @Test
  void shouldMoveAllItsOrdersWhenAnAgreementChangesHands() {
    database.agreement(10, 1);
    database.agreement(11, 1);
    for (int i = 0; i < 3; i++) {
      database.order(100 + i, 10, TODAY);
      database.line(1000 + i, 100 + i, 5);
    }
    database.order(110, 11, TODAY);
    database.line(1010, 110, 6);
    settledChange();

    database.agreement(10, 2);

    List<RecommendationChanged> events = settledChanges(1L, 2L);
    for (RecommendationChanged event : events) {
      assertCause(event, Kind.CORRECTION, 100L, 101L, 102L);
      assertThat(event.orders()).isEqualTo(event.clientId() == 1 ? 1 : 3);
      assertProducts(event, event.clientId() == 1 ? 6L : 5L);
    }
    assertThat(popularity(5, "2024-07-02")).isEqualTo(3);
  }

  @Test
  void shouldLoseItsOrdersWhenAnAgreementIsDeletedAndRegainThem() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.delete("ClientAgreement", 10);
    RecommendationChanged event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);
    assertThat(popularity(5, "2024-07-02")).isZero();

    database.line(1001, 100, 6);
    database.put("Order", 100, "Created", YESTERDAY);
    assertSilence();

    database.agreement(10, 2);
    event = settledChange();
    assertThat(event.clientId()).isEqualTo(2);
    assertProducts(event, 5L, 6L);
    assertThat(event.recommendations().get(0).lastOrderedAt()).isEqualTo(YESTERDAY + "Z");
  }

  @Test
  void shouldLoseItsOrdersWhenCompactionLeftOnlyAnAgreementsTombstone() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.deleteCompacted("ClientAgreement", 10);

    RecommendationChanged event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);
  }

  @Test
  void shouldLoseItsOrdersWhenAnAgreementBelongsToNobody() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.agreement(10, null);
    RecommendationChanged event = settledChange();
    assertProducts(event);
    assertCause(event, Kind.CANCELLATION, 100L);

    database.agreement(10, 1);
    event = settledChange();
    assertProducts(event, 5L);
    assertCause(event, Kind.ORDER, 100L);
  }

  @Test
  void shouldJoinAClientsAgreements() {
    database.agreement(10, 1);
    database.agreement(11, 1);
    database.order(100, 10, TODAY);
    database.order(110, 11, YESTERDAY);
    database.line(1000, 100, 5);
    database.line(1010, 110, 5);

    RecommendationChanged event = settledChange();

    assertThat(event.orders()).isEqualTo(2);
    assertThat(event.recommendations().get(0).orderCount()).isEqualTo(2);
    assertCause(event, Kind.ORDER, 100L, 110L);
  }

  @Test
  void shouldLeaveOtherOrdersAloneWhenOneOfTheAgreementIsGone() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.order(101, 10, TODAY);
    database.line(1000, 100, 5);
    database.line(1001, 101, 6);
    database.delete("Order", 100);
    settledChange();

    database.agreement(10, 2);

    settledChanges(1L, 2L);
  }
}
