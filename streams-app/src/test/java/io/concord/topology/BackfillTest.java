package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Snapshots and backlogs. */
class BackfillTest extends Scenario {
  @Test
  void shouldTellOfABackfillWhenRowsAreReadBySnapshot() {
    database.snapshot("OrderItem", 1000, "OrderID", 100, "ProductID", 5, "Qty", 1.0);
    database.snapshot("Order", 100, "ClientAgreementID", 10, "Created", TODAY);
    database.snapshot("ClientAgreement", 10, "ClientID", 1);

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.BACKFILL);
    assertProducts(event, 5L);
    assertThat(fixture.listener.freshnessMs).isEqualTo(-1);
  }

  @Test
  void shouldTellOfTheLiveChangeWhenItMixesWithABackfill() {
    database.snapshot("ClientAgreement", 10, "ClientID", 1);
    database.snapshot("Order", 100, "ClientAgreementID", 10, "Created", YESTERDAY);
    database.snapshot("OrderItem", 1000, "OrderID", 100, "ProductID", 5, "Qty", 1.0);
    database.order(101, 10, TODAY);
    database.line(1001, 101, 6);

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.ORDER, 101L);
    assertProducts(event, 6L, 5L);
  }

  @Test
  void shouldTellAPendingClientBeforeTheNextTick() {
    database.agreement(10, 1);
    database.order(100, 10, YESTERDAY);
    assertThat(fixture.listener.pending).isEqualTo(1);

    fixture.settle();
    assertThat(fixture.listener.pending).isZero();
  }

  @Test
  void shouldRescoreEachTouchedClientOnceWhenItHasCaughtUp() {
    fixture.catchingUp = true;
    for (int client = 1; client <= 3; client++) {
      database.agreement(client, client);
      for (int i = 0; i < 10; i++) {
        int order = 100 * client + i;
        database.order(order, client, YESTERDAY);
        database.line(10 * order, order, 1 + i % 4);
        fixture.advance(Duration.ofMillis(200));
      }
    }
    fixture.advance(Duration.ofHours(1));
    assertThat(fixture.changes()).isEmpty();
    assertThat(fixture.listener.rescorings).isZero();
    assertThat(fixture.listener.pending).isEqualTo(3);

    fixture.catchingUp = false;

    settledChanges(1L, 2L, 3L);
    assertThat(fixture.listener.rescorings).isEqualTo(3);
    assertThat(fixture.listener.changedLists).isEqualTo(3);
    assertThat(fixture.listener.pending).isZero();
  }

  @Test
  void shouldRescoreAKnownClientOnceWhenItsBacklogWasRead() {
    database.agreement(10, 1);
    database.order(100, 10, YESTERDAY);
    database.line(1000, 100, 5);
    settledChange();
    fixture.catchingUp = true;
    database.line(1001, 100, 6);
    database.put("OrderItem", 1000, "ProductID", 7);
    fixture.startDay(1);
    database.order(101, 10, "2024-07-02T09:00:00");
    database.line(1002, 101, 6);
    fixture.advance(Duration.ofMinutes(1));
    fixture.catchingUp = false;

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.CORRECTION, 100L, 101L);
    assertProducts(event, 6L, 7L);
  }

  @Test
  void shouldMeasureFreshnessFromTheOldestCommitOfABurst() {
    database.agreement(10, 1);
    database.commitTimeMs(TopologyFixture.START.toEpochMilli() - 700);
    database.order(100, 10, TODAY);
    database.commitTimeMs(TopologyFixture.START.toEpochMilli() - 200);
    database.line(1000, 100, 5);

    settledChange();

    assertThat(fixture.listener.freshnessMs).isBetween(700L, 850L);
  }
}
