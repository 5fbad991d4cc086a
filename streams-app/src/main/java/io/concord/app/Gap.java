package io.concord.app;

/**
 * How far a reader of one partition is.
 *
 * @param position offset of the next record it reads
 * @param end offset behind the last record
 */
record Gap(long position, long end) {
  long records() {
    return Math.max(0, end - position);
  }

  /** The same end, and nothing left to read. */
  Gap closed() {
    return new Gap(end, end);
  }
}
