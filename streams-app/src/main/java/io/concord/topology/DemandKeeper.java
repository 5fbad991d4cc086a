package io.concord.topology;

import io.concord.store.DemandStore;
import io.concord.store.Names;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps what all clients order of each product whole on this node. A record is a block as it is:
 * read once more it changes nothing.
 */
final class DemandKeeper extends ContextualProcessor<Bytes, byte[], Void, Void> {
  private final NodeDemand demand;
  private DemandStore store;

  DemandKeeper(NodeDemand demand) {
    this.demand = demand;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = new DemandStore(context.getStateStore(Names.PRODUCT_DEMAND));
  }

  @Override
  public void process(Record<Bytes, byte[]> block) {
    demand.changed(store.put(block.key(), block.value()));
  }
}
