package io.concord.app.deadletter;

import java.util.HashMap;
import java.util.Map;

/**
 * Which offsets of one partition were reported and which resolved, two bits each: what makes many
 * letters, a dropped column, makes them of neighbours. Not thread-safe.
 *
 * <pre>
 * block of 512 offsets   8 longs: reported | 8 longs: resolved
 * </pre>
 */
final class LetterOffsets {
  private static final int BLOCK_BITS = 9;
  private static final int WORDS = 1 << BLOCK_BITS - 6;
  private static final int RESOLVED = WORDS;

  private final Map<Long, long[]> blocks = new HashMap<>();

  /** Blocks of memory in use, some 200 bytes each. */
  int blocks() {
    return blocks.size();
  }

  /** Whether this offset needs no further block. */
  boolean hasRoomFor(long offset) {
    return blocks.containsKey(offset >> BLOCK_BITS);
  }

  /** Takes a report; whether the letter is open now and was not before. */
  boolean report(long offset) {
    long[] block = block(offset);
    boolean isNew = (block[word(offset)] & bit(offset)) == 0;
    block[word(offset)] |= bit(offset);
    return isNew && (block[RESOLVED + word(offset)] & bit(offset)) == 0;
  }

  /** Takes a resolution; whether the letter was open and is not now. */
  boolean resolve(long offset) {
    long[] block = block(offset);
    boolean wasOpen = (block[word(offset)] & ~block[RESOLVED + word(offset)] & bit(offset)) != 0;
    block[RESOLVED + word(offset)] |= bit(offset);
    return wasOpen;
  }

  private long[] block(long offset) {
    return blocks.computeIfAbsent(offset >> BLOCK_BITS, number -> new long[2 * WORDS]);
  }

  private static int word(long offset) {
    return (int) (offset >> 6 & WORDS - 1);
  }

  private static long bit(long offset) {
    return 1L << (offset & 63);
  }
}
