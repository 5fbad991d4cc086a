package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Change;
import io.concord.store.RecommendationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DueClientsTest {
  private static final long CLIENT = 1;
  private static final long START = 1_000_000;

  private final KeyValueStore<Bytes, byte[]> rows = Stores.inMemoryKeyValueStore("rows").get();
  private final DueClients due =
      new DueClients(new RecommendationStore(rows), Duration.ofMillis(12), Duration.ofMillis(60));

  @Test
  void shouldBeDueWhenQuiet() {
    mark(START);
    assertThat(ticks(START + 2, START + 10)).isEmpty();
    assertThat(ticks(START + 12, START + 12)).containsExactly(CLIENT);
  }

  @Test
  void shouldNotTakeACommitForQuiet() {
    mark(START);
    assertThat(ticks(START + 2, START + 2)).isEmpty();
    // nothing was read for 20 ms
    assertThat(ticks(START + 22, START + 22)).isEmpty();
    mark(START + 23);
    assertThat(ticks(START + 24, START + 34)).isEmpty();
    assertThat(ticks(START + 36, START + 36)).containsExactly(CLIENT);
  }

  @Test
  void shouldBeDueAfterTheLongestWaitThoughNeverQuiet() {
    for (long now = START; now < START + 60; now += 5) {
      mark(now);
      assertThat(ticks(now + 2, now + 2)).isEmpty();
    }
    assertThat(ticks(START + 60, START + 60)).containsExactly(CLIENT);
  }

  @Test
  void shouldNotWaitLongerWhenTheClockIsSetBack() {
    mark(START);
    assertThat(ticks(START + 2, START + 8)).isEmpty();
    assertThat(ticks(START - 1_000, START - 998)).isEmpty();
    assertThat(ticks(START - 996, START - 996)).containsExactly(CLIENT);
  }

  @Test
  void shouldHandOverNoMoreWhenTheTakerHasEnough() {
    due.mark(1, Change.ADDED, 7, START, START);
    due.mark(2, Change.ADDED, 8, START, START);
    List<Long> taken = new ArrayList<>();

    due.takeDue(START + 60, (client, mark) -> !taken.add(client));

    assertThat(taken).containsExactly(1L);
    assertThat(due.size()).isEqualTo(1);
    assertThat(due.isWaiting(2)).isTrue();
  }

  @Test
  void shouldKeepMarksBeyondTheBoundInTheStoreAndTakeThemInTheEnd() {
    DueClients small = small();
    for (long client = 1; client <= 10; client++) {
      small.mark(client, Change.ADDED, 7, START, START);
    }
    small.mark(9, Change.REMOVED, 8, START, START);

    assertThat(small.size()).isEqualTo(10);
    assertThat(small.isWaiting(10)).isTrue();
    assertThat(small.isWaiting(11)).isFalse();
    assertThat(takeAll(small)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(small.size()).isZero();
    assertThat(small.isWaiting(10)).isFalse();
  }

  @Test
  void shouldRememberAllReasonsOfAMarkThatIsInTheStoreOnly() {
    DueClients small = small();
    for (long client = 1; client <= 10; client++) {
      small.mark(client, Change.ADDED, 7, START, START);
    }
    small.mark(10, Change.REMOVED, 8, START, START);

    assertThat(new RecommendationStore(rows).mark(10).changes())
        .containsExactlyInAnyOrder(Change.ADDED, Change.REMOVED);
    assertThat(small.size()).isEqualTo(10);
  }

  @Test
  void shouldTakeAllMarksThatAreFoundAtTheStart() {
    DueClients before = small();
    for (long client = 1; client <= 10; client++) {
      before.mark(client, Change.ADDED, 7, START, START);
    }

    DueClients after = small();

    assertThat(after.size()).isEqualTo(10);
    assertThat(takeAll(after)).hasSize(10).doesNotHaveDuplicates();
  }

  private DueClients small() {
    return new DueClients(
        new RecommendationStore(rows), Duration.ofMillis(12), Duration.ofMillis(60), 3);
  }

  private static List<Long> takeAll(DueClients clients) {
    List<Long> taken = new ArrayList<>();
    for (int tick = 0; tick < 10; tick++) {
      clients.takeDue(START + 100 + tick, (client, mark) -> taken.add(client));
    }
    return taken;
  }

  private void mark(long nowMs) {
    due.mark(CLIENT, Change.ADDED, 7, nowMs, nowMs);
  }

  private List<Long> ticks(long fromMs, long toMs) {
    List<Long> taken = new ArrayList<>();
    for (long now = fromMs; now <= toMs; now += 2) {
      due.takeDue(now, (client, mark) -> taken.add(client));
    }
    return taken;
  }
}
