package io.concord.topology;

import io.concord.store.PopularityChange;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The counting stage alone; the blocks it sends on are handed over. */
final class RankTask {
  private final MockProcessorContext<Bytes, byte[]> context = new MockProcessorContext<>();
  private final PopularityRanker ranker;
  private final Consumer<Record<Bytes, byte[]>> blocks;

  RankTask(KeyValueStore<Bytes, byte[]> store, Pace pace, Consumer<Record<Bytes, byte[]>> blocks) {
    this.ranker = new PopularityRanker(pace);
    this.blocks = blocks;
    context.addStateStore(store);
    ranker.init(context);
  }

  void process(Record<Long, PopularityChange> change) {
    ranker.process(change);
  }

  /** It is time to send. */
  void tick(long nowMs) {
    context.scheduledPunctuators().stream()
        .filter(tick -> !tick.cancelled())
        .forEach(tick -> tick.getPunctuator().punctuate(nowMs));
    context
        .forwarded()
        .forEach(
            forward ->
                blocks.accept(
                    new Record<>(forward.record().key(), forward.record().value(), nowMs)));
    context.resetForwards();
  }

  /** Closed and opened again: what it has in heap is lost. */
  void reopen() {
    ranker.close();
    ranker.init(context);
  }
}
