package io.concord.topology;

import io.concord.store.Names;
import io.concord.store.PopularityChange;
import io.concord.store.PopularityStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Counts the orders of all clients per product and day; the popular list is read from there. */
final class PopularityRanker extends ContextualProcessor<Long, PopularityChange, Void, Void> {
  private PopularityStore store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = new PopularityStore(context.getStateStore(Names.POPULARITY_STORE));
  }

  @Override
  public void process(Record<Long, PopularityChange> change) {
    store.add(change.value());
  }
}
