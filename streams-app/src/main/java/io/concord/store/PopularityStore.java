package io.concord.store;

import io.concord.store.PopularityChange.Delta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Orders of all clients per product and day, for writing by the task that owns them. A block that
 * changes is marked by a row of its own until it is taken to be sent on, so that none is lost in a
 * crash and one that changes often is sent once.
 */
public final class PopularityStore extends PopularityView {
  private static final byte[] PRESENT = {};
  private static final Bytes FIRST_MARK = Keys.of(CHANGED);
  private static final Bytes BEHIND_MARKS = Keys.of((byte) (CHANGED + 1));

  private final KeyValueStore<Bytes, byte[]> rows;
  private Bytes nextMark = FIRST_MARK;
  private int changed;

  public PopularityStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
    this.changed = countMarks();
  }

  private int countMarks() {
    int marks = 0;
    try (KeyValueIterator<Bytes, byte[]> found = rows.prefixScan(FIRST_MARK, Keys.SERIALIZER)) {
      for (; found.hasNext(); found.next()) {
        marks++;
      }
    }
    return marks;
  }

  /** Adds all deltas, each block being read and written once. */
  public void add(PopularityChange change) {
    Map<Bytes, DayCounts> blocks = new HashMap<>();
    for (Delta delta : change.deltas()) {
      Bytes key = Keys.of(BLOCK, delta.productId(), DayCounts.block(delta.epochDay()));
      blocks.computeIfAbsent(key, this::read).add(delta);
    }
    blocks.forEach(this::write);
  }

  private DayCounts read(Bytes key) {
    byte[] value = rows.get(key);
    return value == null ? DayCounts.none() : COUNTS.decode(value);
  }

  private void write(Bytes key, DayCounts counts) {
    rows.put(key, counts.days().isEmpty() ? null : COUNTS.encode(counts));
    if (rows.putIfAbsent(sibling(CHANGED, key), PRESENT) == null) {
      changed++;
    }
  }

  /** How many blocks changed since they were last taken. */
  public int changedBlocks() {
    return changed;
  }

  /**
   * Hands over changed blocks, at most so many, as they are now. Goes round through the products:
   * one that changes all the time keeps no other waiting.
   */
  public void takeChanged(int blocksMax, BlockTaker taker) {
    for (Bytes mark : marks(blocksMax)) {
      Bytes block = sibling(BLOCK, mark);
      rows.delete(mark);
      changed--;
      byte[] counts = rows.get(block);
      taker.take(block, counts == null ? COUNTS.encode(DayCounts.none()) : counts);
    }
  }

  /**
   * Takes a row of {@link DemandView}. A block of which nothing is left is a value like any other:
   * a tombstone would be gone one day, also for a node that was away.
   */
  public interface BlockTaker {
    void take(Bytes key, byte[] value);
  }

  private List<Bytes> marks(int max) {
    List<Bytes> marks = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found = rows.range(nextMark, BEHIND_MARKS)) {
      while (found.hasNext() && marks.size() < max) {
        marks.add(found.next().key);
      }
      nextMark = found.hasNext() ? found.peekNextKey() : FIRST_MARK;
    }
    return marks;
  }

  private static Bytes sibling(byte kind, Bytes key) {
    return Keys.of(kind, Keys.id(key, 0), Keys.id(key, 1));
  }
}
