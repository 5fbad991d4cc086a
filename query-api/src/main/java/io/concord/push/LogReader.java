package io.concord.push;

import java.util.List;

/** Reads back in the change log; blocks. Implementations are thread-safe. */
public interface LogReader {

  /**
   * The committed changes from an offset on, or from the first there is; some, not all of them.
   *
   * @throws LogUnavailableException when the log cannot be read now
   */
  Chunk read(int partition, long offset);

  /**
   * What there is of a partition now.
   *
   * @throws LogUnavailableException when the log cannot be asked now
   */
  Bounds bounds(int partition);

  /** The partition in which a client's changes lie. */
  int partition(long clientId, int partitions);

  /**
   * Changes that follow each other.
   *
   * @param next where to read on; greater than the offset asked for, also when nothing was read
   */
  record Chunk(List<Change> changes, long next) {
    public Chunk {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Of a partition.
   *
   * @param start offset of the first record
   * @param end offset that the next record will have
   */
  record Bounds(long start, long end) {}
}
