package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.experiment.Experiment;
import io.concord.scoring.Strategy;
import io.concord.store.Names;
import io.concord.store.StoredRecommendations;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client 1 has V4, all others V3: what they order moves products of its list. */
class DemandTest extends Scenario {
  private static final String NOON = "2024-07-01T12:00:00";
  private static final Experiment ONE =
      new Experiment("", "", Experiment.NONE.arms(), Map.of(1L, Strategy.V4));

  DemandTest() {
    super(ONE);
  }

  @BeforeEach
  void order() {
    database.agreement(10, 1);
    database.agreement(20, 2);
    database.order(100, 10, NOON);
    database.line(1000, 100, 5);
    database.line(1001, 100, 6);
    settledChange();
  }

  /** Half a day old: DF30 + DF365 = exp(-0.5 / 30) + exp(-0.5 / 365), Pop14 = exp(-0.5 / 14). */
  @Test
  void shouldScoreWithWhatAllClientsOrderOnceItHasCome() {
    double own = 0.9834714538 + 0.9986310748;
    assertThat(stored().ranking().products().get(0).score()).isEqualTo(own, within(1e-9));

    database.order(101, 10, NOON);
    database.line(1010, 101, 5);
    RecommendationChanged event = settledChange();

    assertCause(event, Kind.ORDER, 101L);
    assertThat(event.recommendations().get(0).score())
        .isEqualTo(2 * own * Math.sqrt(1 + 0.9649159444), within(1e-8));
  }

  @Test
  void shouldTellWhenWhatOthersOrderMovesAProduct() {
    buy(200, 6);

    RecommendationChanged event = eventOfV4();

    assertCause(event, Kind.DEMAND);
    assertProducts(event, 6L, 5L);
    assertThat(event.strategy()).isEqualTo("v4");
    assertThat(event.revision()).isEqualTo(2);
    assertThat(event.recommendations().get(0).previousRank()).isEqualTo(2);
  }

  @Test
  void shouldLeaveAListAsItIsWhileItsProductsKeepTheirPlaces() {
    StoredRecommendations before = stored();

    buy(200, 5);
    settledChanges(2L);

    assertThat(stored()).isEqualTo(before);
    assertThat(fixture.demand().asOf(fixture.asOf()).pop14(5)).isGreaterThan(1.9);
  }

  @Test
  void shouldFollowAnOrderThatIsTakenBack() {
    buy(200, 6);
    eventOfV4();
    database.delete("Order", 200);

    RecommendationChanged event = eventOfV4();

    assertCause(event, Kind.DEMAND);
    assertProducts(event, 5L, 6L);
  }

  @Test
  void shouldFollowAnOrderThatChangesItsTimeWithinTheDay() {
    buy(200, 5);
    buy(201, 6);
    settledChanges(2L);
    database.put("Order", 201, "Created", "2024-07-01T13:00:00");

    assertProducts(eventOfV4(), 6L, 5L);
  }

  /** An order of tomorrow is counted, and counts from tomorrow on. */
  @Test
  void shouldCountAFutureOrderFromItsDayOn() {
    database.order(200, 20, "2024-07-02T09:00:00");
    database.line(2000, 200, 6);
    assertSilence();

    fixture.startDay(1);

    fixture.changes();
    RecommendationChanged event = fixture.subscriber.latest().get(1L);
    assertCause(event, Kind.DAY_ROLLOVER);
    assertProducts(event, 6L, 5L);
  }

  @Test
  void shouldLookAgainOnlyWhenItIsTimeAndTheDemandChanged() {
    fixture.advance(TopologyFixture.DEMAND_REFRESH);
    buy(200, 6);
    fixture.advance(Duration.ofMillis(50));
    fixture.advance(PopularityRanker.INTERVAL);
    fixture.advance(TopologyFixture.DEMAND_REFRESH);
    int rescorings = fixture.listener.rescorings;
    assertProducts(fixture.subscriber.latest().get(1L), 5L, 6L);
    fixture.changes();
    assertProducts(fixture.subscriber.latest().get(1L), 6L, 5L);

    fixture.advance(TopologyFixture.DEMAND_REFRESH.multipliedBy(3));

    assertThat(fixture.listener.rescorings).isEqualTo(rescorings);
  }

  @Test
  void shouldSendNothingOnWhileABacklogIsRead() {
    fixture.catchingUp = true;
    database.order(101, 10, NOON);
    database.line(1010, 101, 6);
    fixture.advance(Duration.ofSeconds(5));
    assertThat(fixture.demand().asOf(fixture.asOf()).pop14(6)).isLessThan(1);

    fixture.catchingUp = false;
    settledChange();

    assertThat(fixture.demand().asOf(fixture.asOf()).pop14(6)).isGreaterThan(1.9);
  }

  @Test
  void shouldLoseNothingInACrashBetweenCountingAndSending() {
    database.line(1002, 100, 7);
    assertThat(fixture.dump(Names.POPULARITY_STORE))
        .isNotEqualTo(fixture.dump(Names.PRODUCT_DEMAND));

    fixture.crash();
    settledChange();

    assertThat(fixture.demand().asOf(fixture.asOf()).pop14(7))
        .isEqualTo(0.9649159444, within(1e-9));
  }

  @Test
  void shouldLookAgainAfterACrashThoughTheDemandChangedBeforeIt() {
    buy(200, 6);
    fixture.advance(Duration.ofMillis(99));
    fixture.crash();

    assertProducts(eventOfV4(), 6L, 5L);
  }

  @Test
  void shouldLeaveNothingWhenEverythingIsUndone() {
    buy(200, 6);
    settledChanges(1L, 2L);
    database.delete("Order", 100);
    database.delete("Order", 200);
    settledChanges(1L, 2L);

    assertThat(fixture.dump(Names.PRODUCT_DEMAND)).isEmpty();
    assertThat(fixture.dump(Names.POPULARITY_STORE)).isEmpty();
  }

  private void buy(long order, long product) {
    database.order(order, 20, NOON);
    database.line(10 * order, order, product);
  }

  /** Settles; the last event of the client that has V4. */
  private RecommendationChanged eventOfV4() {
    RecommendationChanged before = fixture.subscriber.latest().get(1L);
    fixture.settle();
    fixture.changes();
    RecommendationChanged event = fixture.subscriber.latest().get(1L);
    assertThat(event).isNotEqualTo(before);
    return event;
  }

  private StoredRecommendations stored() {
    return fixture.recommendations().list(1);
  }
}
