package io.concord.store;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory all RocksDB stores of a process share: one block cache that also pays for memtables,
 * index and filter blocks, so that one setting bounds them all.
 */
public final class RocksDbMemory implements AutoCloseable {
  private static final double MEMTABLE_SHARE = 0.5;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  public RocksDbMemory(long sizeBytes) {
    RocksDB.loadLibrary();
    this.cache = new LRUCache(sizeBytes);
    this.writeBuffers = new WriteBufferManager((long) (sizeBytes * MEMTABLE_SHARE), cache);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** Closes the shared memory; every store must be closed before. */
  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}
