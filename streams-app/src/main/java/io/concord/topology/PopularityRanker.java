package io.concord.topology;

import io.concord.store.Names;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityStore;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts the orders of all clients per product and day; the popular list is read from there.
 * Changed blocks are sent on to all nodes a few times a second; while a backlog is read not at all,
 * and seldom while it is counted, for the same blocks change again and again then.
 */
final class PopularityRanker extends ContextualProcessor<Long, PopularityChange, Bytes, byte[]> {
  /** Between two sendings: a block that changes in between is sent once. */
  static final Duration INTERVAL = Duration.ofMillis(100);

  /** Work per sending; what is left waits for the next, so that records keep flowing. */
  private static final long BUDGET_NANOS = Duration.ofMillis(20).toNanos();

  private static final int BLOCKS_MAX = 100;

  /** More changes than this between two sendings come of a backlog. */
  static final int FLOOD = 2_000;

  /** While they keep coming, only every so many sendings take place. */
  static final int HELD_MAX = 50;

  private final Pace pace;
  private PopularityStore store;
  private Cancellable sending;
  private int taken;
  private int floods;

  PopularityRanker(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<Bytes, byte[]> context) {
    super.init(context);
    store = new PopularityStore(context.getStateStore(Names.POPULARITY_STORE));
    sending = context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::send);
  }

  @Override
  public void process(Record<Long, PopularityChange> change) {
    store.add(change.value());
    taken += change.value().deltas().size();
  }

  @Override
  public void close() {
    sending.cancel();
  }

  private void send(long nowMs) {
    floods = taken > FLOOD ? floods + 1 : 0;
    taken = 0;
    if (floods % HELD_MAX != 0) {
      return;
    }
    long deadline = System.nanoTime() + BUDGET_NANOS;
    while (store.changedBlocks() > 0 && !pace.isBehind() && System.nanoTime() < deadline) {
      store.takeChanged(
          BLOCKS_MAX, (key, block) -> context().forward(new Record<>(key, block, nowMs)));
    }
  }
}
