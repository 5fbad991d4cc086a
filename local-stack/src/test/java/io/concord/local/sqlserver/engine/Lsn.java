package io.concord.local.sqlserver.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Log sequence numbers: 10 bytes, compared from the left.
 *
 * <pre>
 *   log file  block    slot
 *   4 bytes   4 bytes  2 bytes, all big-endian
 * </pre>
 */
final class Lsn {
  static final int BYTES = 10;

  private static final int FILE = 0x25;
  private static final short SLOT = 1;

  private final AtomicInteger block = new AtomicInteger(0x100);

  byte[] next() {
    return ByteBuffer.allocate(BYTES)
        .putInt(FILE)
        .putInt(block.incrementAndGet())
        .putShort(SLOT)
        .array();
  }

  /** The smallest number that is higher. */
  static byte[] increment(byte[] lsn) {
    byte[] higher = lsn.clone();
    int digit = BYTES - 1;
    while (++higher[digit] == 0) {
      digit--;
    }
    return higher;
  }
}
