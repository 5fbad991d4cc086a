package io.concord.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Options;

/**
 * Puts every store under the {@link RocksDbMemory} that the configuration carries under {@link
 * #MEMORY_CONFIG}.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Key of the Streams configuration that holds the {@link RocksDbMemory}, the object itself. */
  public static final String MEMORY_CONFIG = "concord.rocksdb.memory";

  private static final int MEMTABLES_MAX = 3;
  private static final long MEMTABLE_BYTES = 16L << 20;
  private static final double FILTER_BITS_PER_KEY = 10;

  private BloomFilter filter;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    RocksDbMemory memory = (RocksDbMemory) configs.get(MEMORY_CONFIG);
    if (memory == null) {
      throw new IllegalStateException(MEMORY_CONFIG + " must be set, store=" + storeName);
    }
    filter = new BloomFilter(FILTER_BITS_PER_KEY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setFilterPolicy(filter);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setMaxWriteBufferNumber(MEMTABLES_MAX);
    options.setWriteBufferSize(MEMTABLE_BYTES);
  }

  @Override
  public void close(String storeName, Options options) {
    filter.close();
  }
}
