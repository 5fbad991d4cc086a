package io.concord.topology;

import io.concord.store.DemandView;
import io.concord.store.Names;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** A node's copy of the demand. */
final class DemandNode {
  final NodeDemand demand = new NodeDemand(3);
  final KeyValueStore<Bytes, byte[]> store;
  private final DemandKeeper keeper = new DemandKeeper(demand);

  DemandNode(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    context.addStateStore(store);
    keeper.init(context);
  }

  static DemandNode inMemory() {
    return new DemandNode(MemoryStores.open(Names.PRODUCT_DEMAND));
  }

  void receive(Record<Bytes, byte[]> block) {
    keeper.process(block);
  }

  DemandView view() {
    return new DemandView(store);
  }
}
