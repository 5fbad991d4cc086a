package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.experiment.Experiment;
import io.concord.scoring.Ranking;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.Mark;
import io.concord.store.RecommendationStore;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DayRolloverWalkTest {
  private static final LocalDate YESTERDAY = LocalDate.of(2024, 7, 1);
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 2);

  /** Client 5,000 is given V4 by hand. */
  private static final Experiment EXPERIMENT =
      new Experiment("", "", Experiment.NONE.arms(), Map.of(5_000L, Strategy.V4));

  private final RecommendationStore store =
      new RecommendationStore(Stores.inMemoryKeyValueStore("rows").get());
  private final DayRollover rollover = new DayRollover(store, Generation.FIRST, EXPERIMENT);

  @Test
  void shouldFindEachListOfAnotherDayOnce() {
    LongStream.rangeClosed(-500, 500).forEach(client -> put(client, YESTERDAY));
    LongStream.rangeClosed(501, 1_000).forEach(client -> put(client, TODAY));
    rollover.start(TODAY);

    assertThat(walk())
        .containsExactlyElementsOf(LongStream.rangeClosed(-500, 500).boxed().toList());
    assertThat(rollover.isDone()).isTrue();
  }

  @Test
  void shouldTakeShortStepsThroughListsOfToday() {
    LongStream.rangeClosed(1, 1_000).forEach(client -> put(client, TODAY));
    rollover.start(TODAY);

    assertThat(rollover.next(client -> false)).isEmpty();
    assertThat(rollover.isDone()).isFalse();
  }

  @Test
  void shouldLeaveOutClientsThatFollowByThemselves() {
    put(1, YESTERDAY);
    put(2, YESTERDAY);
    rollover.start(TODAY);

    assertThat(rollover.next(client -> client == 1)).containsExactly(2L);
  }

  @Test
  void shouldHaveNothingToDoBeforeItIsToldTheDay() {
    put(1, YESTERDAY);

    assertThat(rollover.isDone()).isTrue();
  }

  @Test
  void shouldStartAnewOnlyWithANewDay() {
    put(1, YESTERDAY);
    rollover.start(TODAY);
    walk();

    rollover.start(TODAY);
    assertThat(rollover.isDone()).isTrue();
    rollover.start(TODAY.plusDays(1));
    assertThat(rollover.isDone()).isFalse();
  }

  @Test
  void shouldFindAListOfAnotherStrategyThanTheClients() {
    put(1, TODAY);
    put(2, TODAY, Strategy.V4);
    put(3, YESTERDAY);
    put(5_000, TODAY);
    rollover.start(TODAY);

    assertThat(walk()).containsExactly(2L, 3L, 5_000L);
    assertThat(reason(2)).isEqualTo(Mark.dealt(7));
    assertThat(reason(3)).isEqualTo(Mark.aged(7));
    assertThat(reason(5_000)).isEqualTo(Mark.dealt(7));
  }

  private Mark reason(long client) {
    return rollover.reason(client, store.list(client), 7);
  }

  private List<Long> walk() {
    List<Long> found = new ArrayList<>();
    while (!rollover.isDone()) {
      found.addAll(rollover.next(client -> false));
    }
    return found;
  }

  private void put(long client, LocalDate asOf) {
    put(client, asOf, Strategy.V3);
  }

  private void put(long client, LocalDate asOf, Strategy strategy) {
    store.putList(
        client,
        new StoredRecommendations(
            1, asOf, Instant.EPOCH, 0, strategy, new Ranking(Segment.LIGHT, List.of())));
  }
}
