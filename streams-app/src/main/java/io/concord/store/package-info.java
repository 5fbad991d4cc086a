/**
 * What is written to disk and between the stages: names, key layouts, one versioned binary codec
 * per kind of value, typed views of the stores, and the memory RocksDB may use.
 */
package io.concord.store;
