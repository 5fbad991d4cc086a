package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause.Kind;
import io.concord.contract.RecommendationChanged;
import io.concord.contract.RecommendationChanged.RankedProduct;
import org.junit.jupiter.api.Test;

/** State that is built anew beside the one that serves. */
class GenerationTest extends Scenario {
  private static final long BASE = 1_000_000_000L;

  @Test
  void shouldKeepListsAndStayUnheardWhileItDoesNotPublish() {
    become(new Generation(2, false));
    order(1, TODAY, 5L);

    assertSilence();

    assertThat(fixture.recommendations().list(1).revision()).isEqualTo(BASE);
    assertThat(fixture.recommendations().list(1).ranking().products()).hasSize(1);
  }

  @Test
  void shouldTellOfEveryListWithRevisionsAboveAllBeforeOnceItPublishes() {
    become(new Generation(2, false));
    order(1, TODAY, 5L);
    order(2, TODAY, 6L);
    assertSilence();

    become(new Generation(2, true));
    fixture.settle();

    assertThat(fixture.changes())
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertCause(event, Kind.BACKFILL);
              assertThat(event.revision()).isEqualTo(BASE + 1);
              assertThat(event.entered()).hasSize(1);
              assertThat(event.recommendations())
                  .extracting(RankedProduct::previousRank)
                  .containsOnlyNulls();
            });
    assertSilence();
  }

  @Test
  void shouldTellOfAListOnceThoughItChangesWhileItIsOwed() {
    become(new Generation(2, false));
    order(1, TODAY, 5L);
    assertSilence();
    become(new Generation(2, true));
    database.line(1001, 101, 6);

    RecommendationChanged event = settledChange();

    assertThat(event.revision()).isEqualTo(BASE + 1);
    assertThat(event.recommendations()).hasSize(2);
    assertSilence();
  }

  @Test
  void shouldOweNothingForAnEmptyList() {
    become(new Generation(2, false));
    order(1, "2024-08-01T00:00:00", 5L);
    assertSilence();

    become(new Generation(2, true));

    assertSilence();
  }

  @Test
  void shouldGoOnCountingAfterItsFirstRevision() {
    become(new Generation(3, true));
    order(1, TODAY, 5L);
    settledChange();
    database.line(1001, 101, 6);

    assertThat(settledChange().revision()).isEqualTo(2 * BASE + 2);
  }

  private void become(Generation generation) {
    fixture.generation = generation;
    fixture.subscriber.startAt(generation.unpublished());
    fixture.crash();
  }

  private void order(long client, String created, long product) {
    database.agreement(10 + client, client);
    database.order(100 + client, 10 + client, created);
    database.line(1000 + 100 * client, 100 + client, product);
  }
}
