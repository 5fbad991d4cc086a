package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause;
import io.concord.contract.RecommendationChanged;
import io.concord.experiment.Experiment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * A fresh topology per test. IDs tell what they are: clients 1.., agreements 10.., orders 100..,
 * lines 1000.., products below 10. At the end of each test the state must equal V3 from scratch.
 */
abstract class Scenario {
  static final String TODAY = "2024-07-01T09:00:00";
  static final String YESTERDAY = "2024-06-30T09:00:00";
  static final String LAST_MONTH = "2024-06-01T09:00:00";

  final TopologyFixture fixture;
  final SourceDatabase database;

  Scenario() {
    this(Experiment.NONE);
  }

  Scenario(Experiment experiment) {
    fixture = new TopologyFixture(Map.of(), experiment);
    database = fixture.database;
  }

  @AfterEach
  void shouldEqualTheBatchResult() {
    try (fixture) {
      fixture.settle();
      BatchCheck.verify(fixture);
      fixture.advance(ExactnessCheck.INTERVAL);
      assertThat(fixture.listener.mismatches).isEmpty();
      assertThat(fixture.catalogueDeadLetters).isEmpty();
    }
  }

  /** Settles; the only event since the last call. */
  RecommendationChanged settledChange() {
    fixture.settle();
    return fixture.change();
  }

  /** Settles; the events since the last call are about these clients. */
  List<RecommendationChanged> settledChanges(Long... clients) {
    fixture.settle();
    List<RecommendationChanged> events = fixture.changes();
    assertThat(events)
        .extracting(RecommendationChanged::clientId)
        .containsExactlyInAnyOrder(clients);
    return events;
  }

  void assertSilence() {
    fixture.settle();
    assertThat(fixture.changes()).isEmpty();
  }

  static void assertProducts(RecommendationChanged event, Long... products) {
    assertThat(Subscriber.products(event)).containsExactly(products);
  }

  static void assertCause(RecommendationChanged event, Cause.Kind kind, Long... orders) {
    assertThat(event.cause()).isEqualTo(new Cause(kind, Arrays.asList(orders)));
  }

  /** Orders of all clients with the product before the day. */
  int popularity(long product, String beforeDay) {
    return fixture.popularity().ranking((int) LocalDate.parse(beforeDay).toEpochDay()).stream()
        .filter(place -> place.productId() == product)
        .mapToInt(place -> place.orderCount())
        .sum();
  }
}
