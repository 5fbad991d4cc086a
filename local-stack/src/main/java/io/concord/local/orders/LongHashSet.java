package io.concord.local.orders;

import java.util.Arrays;

/** A set of non-negative longs without boxing, small when it holds few; at most half full. */
final class LongHashSet {
  private static final long FREE = -1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] slots = free(4);
  private int size;

  /** True when the value was not in the set before. */
  boolean add(long value) {
    int slot = slotOf(value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  /** The value's slot, or the free one where it belongs. */
  private int slotOf(long value) {
    int mask = slots.length - 1;
    int slot = (int) ((value * GOLDEN_RATIO) >>> 32) & mask;
    while (slots[slot] != FREE && slots[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = free(old.length * 2);
    for (long value : old) {
      if (value != FREE) {
        slots[slotOf(value)] = value;
      }
    }
  }

  private static long[] free(int length) {
    long[] slots = new long[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
