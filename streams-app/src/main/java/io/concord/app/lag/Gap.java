package io.concord.app.lag;

/**
 * How far a reader of one partition is.
 *
 * @param position offset of the next record it reads
 * @param end offset behind the last record
 * @param records to be read between them
 */
record Gap(long position, long end, long records) {
  Gap(long position, long end) {
    this(position, end, Math.max(0, end - position));
  }

  /**
   * The same without the marker of the last transaction, which no reader consumes. Under
   * exactly-once a single record at the end is one: ours are never committed without one behind.
   */
  Gap withoutMarker() {
    return records == 1 ? closed() : this;
  }

  /** The same place, where what is in front can never be read. */
  Gap closed() {
    return new Gap(position, end, 0);
  }
}
