package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.experiment.Experiment;
import io.concord.scoring.Strategy;
import io.concord.store.Names;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shares change between two starts: lists follow, and nothing is built anew. */
class StrategyChangeTest extends Scenario {
  @BeforeEach
  void order() {
    for (int client = 1; client <= 2; client++) {
      database.agreement(10 * client, client);
      database.order(100 * client, 10 * client, YESTERDAY);
      database.line(1000 * client, 100 * client, 5);
      database.line(1000 * client + 1, 100 * client, 6);
    }
    database.order(201, 20, TODAY);
    database.line(2010, 201, 6);
    settledChanges(1L, 2L);
  }

  @Test
  void shouldRescoreTheListsOfAnotherStrategyAndNoOthers() {
    Map<Bytes, Bytes> purchases = fixture.dump(Names.PURCHASES_STORE);
    Map<Bytes, Bytes> popularity = fixture.dump(Names.POPULARITY_STORE);
    int rescorings = fixture.listener.rescorings;

    deal(Map.of(1L, Strategy.V4));

    RecommendationChanged event = settledChange();
    assertThat(event.clientId()).isEqualTo(1);
    assertCause(event, Kind.EXPERIMENT);
    assertThat(event.strategy()).isEqualTo("v4");
    assertThat(event.revision()).isEqualTo(2);
    assertProducts(event, 6L, 5L);
    assertThat(fixture.listener.rescorings).isEqualTo(rescorings + 1);
    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEqualTo(purchases);
    assertThat(fixture.dump(Names.POPULARITY_STORE)).isEqualTo(popularity);
  }

  @Test
  void shouldGoBackToTheListsBefore() {
    var before = fixture.recommendations().list(1).ranking();
    deal(Map.of(1L, Strategy.V4));
    settledChange();

    deal(Map.of());

    RecommendationChanged event = settledChange();
    assertCause(event, Kind.EXPERIMENT);
    assertThat(event.strategy()).isEqualTo("v3");
    assertThat(fixture.recommendations().list(1).ranking()).isEqualTo(before);
  }

  @Test
  void shouldSayNothingOfAListThatIsEmptyByEitherStrategy() {
    database.delete("Order", 100);
    settledChange();

    deal(Map.of(1L, Strategy.V4));
    assertSilence();

    assertThat(fixture.recommendations().list(1).strategy()).isEqualTo(Strategy.V4);
  }

  @Test
  void shouldTellOfTheOrderWhenAClientIsDealtAnotherStrategyWhileItIsDue() {
    database.line(1002, 100, 7);
    deal(Map.of(1L, Strategy.V4));

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.ORDER, 100L);
    assertThat(event.strategy()).isEqualTo("v4");
  }

  private void deal(Map<Long, Strategy> byHand) {
    fixture.experiment = new Experiment("", "", Experiment.NONE.arms(), byHand);
    fixture.crash();
  }
}
