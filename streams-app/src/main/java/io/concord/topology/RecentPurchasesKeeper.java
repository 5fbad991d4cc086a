package io.concord.topology;

import io.concord.purchase.RecentPurchases;
import io.concord.store.Names;
import io.concord.store.RecentPurchasesStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps what every client ordered last whole on this node. */
final class RecentPurchasesKeeper extends ContextualProcessor<Long, RecentPurchases, Void, Void> {
  private RecentPurchasesStore store;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = new RecentPurchasesStore(context.getStateStore(Names.RECENT_PURCHASES));
  }

  @Override
  public void process(Record<Long, RecentPurchases> client) {
    store.put(client.key(), client.value());
  }
}
