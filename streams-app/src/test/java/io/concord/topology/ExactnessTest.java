package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause;
import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.experiment.Experiment;
import io.concord.purchase.Amount;
import io.concord.purchase.Ticks;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.Names;
import io.concord.store.Purchase;
import io.concord.store.PurchaseStore;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running node finds lists that are wrong by itself, tells of them, and puts them right. */
class ExactnessTest extends Scenario {
  @BeforeEach
  void order() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    database.agreement(20, 2);
    database.order(200, 20, YESTERDAY);
    database.line(2000, 200, 5);
    settledChanges(1L, 2L);
  }

  @Test
  void shouldCheckOneListASecondAndFindNothingWhenAllAreRight() {
    seconds(5);

    assertThat(fixture.listener.checks).isEqualTo(5);
    assertThat(fixture.listener.mismatches).isEmpty();
    assertThat(fixture.listener.rescorings).isEqualTo(2);
    assertSilence();
  }

  @Test
  void shouldTellAndRepairAListThatIsNotWhatTheRowsGive() {
    StoredRecommendations right = fixture.recommendations().list(2);
    publishWrongly(2, with(right, List.of(), right.orders()));

    seconds(2);

    assertThat(fixture.listener.mismatches)
        .singleElement()
        .asString()
        .startsWith("client 2 revision 2: rank 1 stored=null right=ScoredProduct[productId=5");
    RecommendationChanged event = fixture.change();
    assertThat(event.clientId()).isEqualTo(2);
    assertThat(event.revision()).isEqualTo(3);
    assertCause(event, Kind.CORRECTION);
    assertThat(event.entered()).containsExactly(5L);
    requireRightAgain();
  }

  @Test
  void shouldRepairSilentlyWhatSubscribersDoNotSee() {
    StoredRecommendations right = fixture.recommendations().list(1);
    lists().putList(1, with(right, right.ranking().products(), 7));

    seconds(2);

    assertThat(fixture.listener.mismatches)
        .containsExactly("client 1 revision 1: orders stored=7 right=1");
    assertSilence();
    assertThat(fixture.recommendations().list(1).orders()).isEqualTo(1);
    requireRightAgain();
  }

  /** As when a row's change was not told to the history that is kept in heap. */
  @Test
  void shouldTellAndRepairAHistoryThatIsOutOfStepWithTheRows() {
    PurchaseStore rows = new PurchaseStore(fixture.store(Names.PURCHASES_STORE));
    Purchase line = new Purchase(Ticks.of(Instant.parse(TODAY + "Z")), new Amount(1.0, null));
    rows.putPurchase(1, 6, 100, 1001, line);

    seconds(2);

    assertThat(fixture.listener.mismatches).hasSize(1);
    assertProducts(fixture.change(), 5L, 6L);
    requireRightAgain();

    rows.removePurchase(1, 6, 100, 1001);
    seconds(2);
    assertThat(fixture.listener.mismatches).hasSize(1);
    assertProducts(fixture.change(), 5L);
    requireRightAgain();
  }

  @Test
  void shouldTellAgainAndAgainWhenItCannotBeRepaired() {
    StoredRecommendations right = fixture.recommendations().list(1);
    for (int round = 1; round <= 3; round++) {
      lists().putList(1, with(right, right.ranking().products(), 7));
      seconds(2);
      assertThat(fixture.listener.mismatches).hasSize(round);
    }
    requireRightAgain();
  }

  @Test
  void shouldLeaveClientsAloneThatAreWaitingAndAllWhileBehind() {
    fixture.catchingUp = true;
    database.line(1001, 100, 6);
    seconds(5);
    assertThat(fixture.listener.checks).isZero();

    fixture.catchingUp = false;
    settledChanges(1L);
    seconds(2);
    assertThat(fixture.listener.mismatches).isEmpty();
  }

  /** As a fault would: the list is stored, and subscribers are told of it. */
  private void publishWrongly(long client, StoredRecommendations wrong) {
    ListChange change =
        ListChange.of(Generation.FIRST, fixture.recommendations().list(client), wrong);
    lists().putList(client, change.next());
    fixture.subscriber.accept(
        change.event(client, Experiment.NONE, new Cause(Kind.CORRECTION, List.of())));
  }

  private RecommendationStore lists() {
    return new RecommendationStore(fixture.store(Names.RECOMMENDATIONS_STORE));
  }

  private static StoredRecommendations with(
      StoredRecommendations list, List<ScoredProduct> products, int orders) {
    return new StoredRecommendations(
        list.revision(),
        list.asOf(),
        list.generatedAt(),
        orders,
        Strategy.V3,
        new Ranking(Segment.LIGHT, products));
  }

  private void requireRightAgain() {
    fixture.listener.mismatches.clear();
    seconds(4);
    assertThat(fixture.listener.mismatches).isEmpty();
    assertSilence();
  }

  private void seconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      fixture.advance(Duration.ofSeconds(1));
    }
  }
}
