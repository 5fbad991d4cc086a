package io.concord.local.sqlserver.tds;

/** The order of bytes in a uniqueidentifier: the first three of its five groups are reversed. */
final class Guid {
  static final int BYTES = 16;

  private static final int[] ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

  private Guid() {}

  /** From one order to the other, either way. */
  static byte[] swap(byte[] bytes) {
    byte[] swapped = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      swapped[i] = bytes[ORDER[i]];
    }
    return swapped;
  }
}
