package io.concord.benchmarks;

import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.scoring.Ranking;
import io.concord.scoring.V3;
import io.concord.store.BoundedRocksDb;
import io.concord.store.PurchaseStore;
import io.concord.store.RocksDbMemory;
import io.concord.topology.TopologySettings;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A rescoring of a client with 2,000 orders and 3,000 products, from a RocksDB store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RescoringBenchmark {
  private static final int PRODUCTS = 3_000;
  private static final long MEMORY_BYTES = 128L << 20;
  private static final long CUT = BusinessDay.cutTicks(BigClient.AS_OF);

  private TemporaryFolder folder;
  private RocksDbMemory memory;
  private KeyValueStore<Bytes, byte[]> rows;
  private PurchaseStore store;
  private PurchaseHistory kept;

  @Setup
  public void open() throws IOException {
    folder = new TemporaryFolder();
    memory = new RocksDbMemory(MEMORY_BYTES);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(BoundedRocksDb.MEMORY_CONFIG, memory);
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(config, new TaskId(0, 0), folder.resolve("state").toFile());
    rows = store(context);
    new BigClient(PRODUCTS).write(new PurchaseStore(rows));
    rows.close(); // what was written is read from files, not from a memtable
    rows = store(context);
    store = new PurchaseStore(rows);
    kept = store.history(BigClient.ID, CUT);
  }

  private static KeyValueStore<Bytes, byte[]> store(MockProcessorContext<Void, Void> context) {
    KeyValueStore<Bytes, byte[]> rows =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("purchases"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    rows.init(context.getStateStoreContext(), rows);
    return rows;
  }

  @TearDown
  public void close() {
    rows.close();
    memory.close();
    folder.close();
  }

  /** What a client costs that is not in the heap: one scan of its rows, then scoring. */
  @Benchmark
  public Ranking loadAndRank() {
    return V3.rank(store.history(BigClient.ID, CUT), TopologySettings.LIST_SIZE);
  }

  /** The usual case: one product of a history in the heap changed. */
  @Benchmark
  public Ranking refreshAndRank() {
    store.refresh(kept, BigClient.ID, PRODUCTS / 2);
    return V3.rank(kept, TopologySettings.LIST_SIZE);
  }
}
