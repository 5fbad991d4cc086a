package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.purchase.Change;
import io.concord.scoring.Ranking;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationStoreTest {
  private static final long[] IDS = {Long.MIN_VALUE, -256, -1, 0, 1, 255, Long.MAX_VALUE};

  private static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);
  private static final Ranking EMPTY = new Ranking(Segment.LIGHT, List.of());

  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> rows;
  private RecommendationStore store;

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    rows = fixture.open(new Stores().recommendations());
    store = new RecommendationStore(rows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldShowTheOrdersOfEachClientWithAList() {
    store.putList(9, new StoredRecommendations(3, AS_OF, Instant.EPOCH, 417, Strategy.V3, EMPTY));
    store.putList(-9, new StoredRecommendations(3, AS_OF, Instant.EPOCH, 0, Strategy.V3, EMPTY));
    List<String> shown = new ArrayList<>();

    store.forEachOrderCount((clientId, orders) -> shown.add(clientId + " " + orders));

    assertThat(shown).containsExactly("-9 0", "9 417");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldStayEqualToMapsWhateverIsDone(long seed) {
    Random random = new Random(seed);
    TreeMap<Long, StoredRecommendations> lists = new TreeMap<>();
    TreeMap<Long, Mark> marks = new TreeMap<>();
    for (int step = 0; step < 1_000; step++) {
      long client = IDS[random.nextInt(IDS.length)];
      switch (random.nextInt(4)) {
        case 0 -> {
          store.putList(client, list(step));
          lists.put(client, list(step));
        }
        case 1 -> {
          store.removeList(client);
          lists.remove(client);
        }
        case 2 -> {
          Mark mark = Mark.of(Change.ADDED, step, step);
          store.putMark(client, mark);
          marks.put(client, mark);
        }
        default -> {
          store.removeMark(client);
          marks.remove(client);
        }
      }
      assertThat(store.list(client)).isEqualTo(lists.get(client));
      assertThat(List.copyOf(marks().entrySet())).isEqualTo(List.copyOf(marks.entrySet()));
      assertThat(List.copyOf(listsFrom(client, 100).entrySet()))
          .isEqualTo(List.copyOf(lists.tailMap(client).entrySet()));
    }
  }

  @Test
  void shouldStopShowingListsWhenTheVisitorHasEnough() {
    for (long id : IDS) {
      store.putList(id, list(id));
      store.putMark(id, Mark.aged(0));
    }

    assertThat(listsFrom(-1, 2).keySet()).containsExactly(-1L, 0L);
    assertThat(listsFrom(2, 2).keySet()).containsExactly(255L, Long.MAX_VALUE);
    assertThat(listsFrom(Long.MIN_VALUE, 1).keySet()).containsExactly(Long.MIN_VALUE);
    assertThat(listsFrom(Long.MAX_VALUE, 5).keySet()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void shouldKeepListsAndMarksApart() {
    store.putMark(1, Mark.aged(0));
    assertThat(store.list(1)).isNull();
    store.putList(1, list(1));
    store.removeMark(1);
    assertThat(store.list(1)).isEqualTo(list(1));
    store.removeList(1);
    assertThat(StoreFixture.rowsIn(rows)).isZero();
  }

  private Map<Long, Mark> marks() {
    Map<Long, Mark> shown = new LinkedHashMap<>();
    store.forEachMark((client, mark) -> shown.put(client, mark) == null);
    return shown;
  }

  private Map<Long, StoredRecommendations> listsFrom(long client, int max) {
    Map<Long, StoredRecommendations> shown = new LinkedHashMap<>();
    store.forEachList(
        client,
        (clientId, list) -> {
          shown.put(clientId, list);
          return shown.size() < max;
        });
    return shown;
  }

  private static StoredRecommendations list(long revision) {
    return new StoredRecommendations(
        revision,
        LocalDate.EPOCH,
        Instant.EPOCH,
        3,
        Strategy.V3,
        new Ranking(Segment.LIGHT, List.of()));
  }
}
