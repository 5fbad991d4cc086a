package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** At midnight every age grows by a day. */
class DayRolloverTest extends Scenario {
  private static final String TOMORROW = "2024-07-02T09:00:00";

  @Test
  void shouldRescoreEveryListWhenTheDayBegins() {
    for (int client = 1; client <= 40; client++) {
      database.agreement(1000 + client, client);
      database.order(2000 + client, 1000 + client, TODAY);
      database.line(3000 + client, 2000 + client, 5);
    }
    fixture.settle();
    assertThat(fixture.changes()).hasSize(40);

    fixture.startDay(1);

    assertThat(fixture.changes())
        .hasSize(40)
        .allSatisfy(
            event -> {
              assertCause(event, Kind.DAY_ROLLOVER);
              assertThat(event.asOf()).isEqualTo("2024-07-03");
              assertThat(event.revision()).isEqualTo(2);
              assertThat(event.recommendations().get(0).recency())
                  .isEqualTo(StrictMath.exp(-1 / 90.0));
            });
    assertSilence();
  }

  @Test
  void shouldNotRescoreBeforeMidnight() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    fixture.advance(Duration.ofHours(13).plusMinutes(59));

    assertSilence();
    assertThat(fixture.listener.rescorings).isEqualTo(1);
  }

  @Test
  void shouldEnterOnItsDayWhenAnOrderIsDatedInTheFuture() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();
    database.order(101, 10, TOMORROW);
    database.line(1001, 101, 6);
    assertSilence();
    assertThat(popularity(6, "2024-07-02")).isZero();
    assertThat(popularity(6, "2024-07-03")).isEqualTo(1);

    fixture.startDay(1);

    RecommendationChanged event = fixture.change();
    assertCause(event, Kind.DAY_ROLLOVER);
    assertThat(event.entered()).containsExactly(6L);
    assertProducts(event, 6L, 5L);
    assertThat(event.orders()).isEqualTo(2);
  }

  @Test
  void shouldEnterOnItsDayWhenTheClientHasNothingElse() {
    database.agreement(10, 1);
    database.order(100, 10, "2024-07-04T00:00:00");
    database.line(1000, 100, 5);
    assertSilence();

    fixture.startDay(1);
    fixture.startDay(1);
    assertThat(fixture.changes()).isEmpty();
    fixture.startDay(1);

    RecommendationChanged event = fixture.change();
    assertCause(event, Kind.DAY_ROLLOVER);
    assertThat(event.revision()).isEqualTo(1);
    assertProducts(event, 5L);
  }

  @Test
  void shouldCountFromMidnightOn() {
    database.agreement(10, 1);
    database.order(100, 10, "2024-07-01T23:59:59.9999999");
    database.line(1000, 100, 5);
    assertProducts(settledChange(), 5L);

    database.order(101, 10, "2024-07-02T00:00:00");
    database.line(1001, 101, 6);
    assertSilence();
  }

  @Test
  void shouldNotPassAnOrderOffAsARolloverWhenItsBurstCrossesMidnight() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();
    fixture.advance(Duration.between(fixture.now(), Instant.parse("2024-07-01T23:59:59.998Z")));
    database.order(101, 10, TODAY);
    database.line(1001, 101, 6);

    fixture.advance(Duration.ofMillis(4));
    fixture.settle();

    RecommendationChanged event = fixture.change();
    assertCause(event, Kind.ORDER, 101L);
    assertThat(event.asOf()).isEqualTo("2024-07-03");
  }

  @Test
  void shouldFollowTheClockForwardAndBack() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    database.order(101, 10, TOMORROW);
    database.line(1001, 101, 6);
    RecommendationChanged today = settledChange();

    fixture.startDay(1);
    assertProducts(fixture.change(), 6L, 5L);
    database.line(1002, 100, 7);
    fixture.settle();
    assertProducts(fixture.change(), 6L, 5L, 7L);
    fixture.setBack(Duration.ofDays(1));

    RecommendationChanged event = fixture.change();
    assertCause(event, Kind.DAY_ROLLOVER);
    assertThat(event.asOf()).isEqualTo(today.asOf());
    assertThat(event.left()).containsExactly(6L);
    assertProducts(event, 5L, 7L);
    database.line(1003, 100, 8);
    assertProducts(settledChange(), 5L, 7L, 8L);
    assertSilence();
  }

  @Test
  void shouldGrowTheRevisionByOnePerEvent() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();
    for (int day = 1; day <= 5; day++) {
      fixture.startDay(1);
      database.line(1000 + day, 100, 5 + day);
      fixture.settle();
    }

    assertThat(fixture.changes())
        .extracting(RecommendationChanged::revision)
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }
}
