package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process leaves in its stores is enough to go on. */
class CrashTest extends Scenario {
  @Test
  void shouldRescoreAfterACrashWhoWasDueBeforeIt() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);

    fixture.crash();
    RecommendationChanged event = settledChange();

    assertCause(event, Kind.ORDER, 100L);
    assertProducts(event, 5L);
    assertThat(event.revision()).isEqualTo(1);
  }

  @Test
  void shouldTellOfEverythingABurstBroughtBeforeAndAfterACrash() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();
    database.order(101, 10, TODAY);
    database.line(1001, 101, 6);
    database.order(102, 10, TODAY);
    database.line(1002, 102, 6);
    fixture.crash();
    database.delete("OrderItem", 1000);

    RecommendationChanged event = settledChange();

    assertCause(event, Kind.CORRECTION, 100L, 101L, 102L);
    assertThat(event.revision()).isEqualTo(2);
    assertProducts(event, 6L);
  }

  @Test
  void shouldNotRescoreAfterACrashWhoWasRescoredBeforeIt() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    fixture.crash();

    assertSilence();
    assertThat(fixture.listener.rescorings).isEqualTo(1);
  }

  @Test
  void shouldRollOverListsWhoseDayBeganWhileDown() {
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    fixture.crash();
    fixture.startDay(3);

    RecommendationChanged event = fixture.change();
    assertCause(event, Kind.DAY_ROLLOVER);
    assertThat(event.revision()).isEqualTo(2);
  }

  @Test
  void shouldRememberABacklogWhenItCrashesWhileCatchingUp() {
    fixture.catchingUp = true;
    for (int client = 1; client <= 3; client++) {
      database.agreement(10 + client, client);
      database.order(100 + client, 10 + client, TODAY);
      database.line(1000 + client, 100 + client, 5);
    }
    fixture.crash();
    fixture.advance(Duration.ofSeconds(1));
    assertThat(fixture.changes()).isEmpty();

    fixture.catchingUp = false;

    settledChanges(1L, 2L, 3L);
  }
}
