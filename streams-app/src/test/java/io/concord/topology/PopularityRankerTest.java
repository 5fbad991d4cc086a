package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityChange.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** When changed blocks are sent on. */
class PopularityRankerTest {
  private final List<Record<Bytes, byte[]>> sent = new ArrayList<>();
  private boolean behind;
  private final RankTask task =
      new RankTask(MemoryStores.open(Names.POPULARITY_STORE), () -> behind, sent::add);

  @Test
  void shouldSendABlockOnceHoweverOftenItChanged() {
    count(3);
    count(3);
    task.tick(0);
    assertThat(sent).hasSize(3);

    task.tick(100);
    assertThat(sent).hasSize(3);
  }

  @Test
  void shouldWaitWhileABacklogIsRead() {
    behind = true;
    count(1);
    task.tick(0);
    assertThat(sent).isEmpty();

    behind = false;
    task.tick(100);
    assertThat(sent).hasSize(1);
  }

  @Test
  void shouldWaitWhileAFloodIsCountedButNotForEver() {
    for (int tick = 1; tick < PopularityRanker.HELD_MAX; tick++) {
      count(PopularityRanker.FLOOD + 1);
      task.tick(tick);
      assertThat(sent).isEmpty();
    }
    count(PopularityRanker.FLOOD + 1);
    task.tick(PopularityRanker.HELD_MAX);
    assertThat(sent).isNotEmpty();
  }

  @Test
  void shouldSendWhenTheFloodIsOver() {
    count(PopularityRanker.FLOOD + 1);
    task.tick(0);
    assertThat(sent).isEmpty();

    task.tick(100);
    assertThat(sent).isNotEmpty();
  }

  private void count(int products) {
    List<Delta> deltas =
        LongStream.range(0, products).mapToObj(product -> new Delta(product, 10, 1, 1)).toList();
    task.process(new Record<>(1L, new PopularityChange(deltas), 0));
  }
}
