package io.concord.push;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * A place in the change log from which a subscriber goes on, at whichever node. To callers it is
 * text without meaning; its bytes, base64url without padding:
 *
 * <pre>
 * version 1 | topic 16 | since, seconds, var | count var | (partition var, next offset var)* | crc32 4
 * version 2 | as version 1, and behind the places: count var | (partition var, lists before var)*
 * </pre>
 *
 * The second version is written only in the middle of the last lists.
 *
 * @param topic identity of the topic: one of the same name that is made anew has other offsets
 * @param since every change that was written after this time and lies at or behind {@code next} is
 *     still to come. Older ones may be compacted away already
 * @param next by partition, the first offset not seen yet; of one partition for one client
 * @param listsBefore by partition, the offset below which only last lists are still to come;
 *     without those of which all lists were seen. What lies below may be older than {@code since}:
 *     told change by change, compaction would tear holes into it
 */
record Cursor(
    UUID topic,
    Instant since,
    NavigableMap<Integer, Long> next,
    NavigableMap<Integer, Long> listsBefore) {
  private static final byte WITHOUT_LISTS = 1;
  private static final byte WITHIN_LISTS = 2;
  private static final int FIXED_BYTES = 1 + Long.BYTES * 2 + Integer.BYTES;
  private static final int VAR_BYTES_MAX = 10;
  private static final int TEXT_MAX = 64 * 1024;

  Cursor {
    Objects.requireNonNull(topic, "topic");
    next = Collections.unmodifiableNavigableMap(new TreeMap<>(next));
    listsBefore = Collections.unmodifiableNavigableMap(new TreeMap<>(listsBefore));
  }

  /**
   * Reads the text of a cursor.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Cursor parse(String text) {
    if (text.length() > TEXT_MAX) {
      throw new IllegalArgumentException("a cursor must be shorter than " + TEXT_MAX);
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    try {
      return read(body(bytes), bytes[0] == WITHIN_LISTS);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a cursor must be complete", e);
    }
  }

  private static ByteBuffer body(byte[] bytes) {
    if (bytes.length < FIXED_BYTES || bytes[0] != WITHOUT_LISTS && bytes[0] != WITHIN_LISTS) {
      throw new IllegalArgumentException("a cursor must be of a version that is known");
    }
    int size = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(size) != checksum(bytes, size)) {
      throw new IllegalArgumentException("a cursor must be as it was given out");
    }
    return ByteBuffer.wrap(bytes, 1, size - 1);
  }

  private static Cursor read(ByteBuffer in, boolean withinLists) {
    UUID topic = new UUID(in.getLong(), in.getLong());
    Instant since = Instant.ofEpochSecond(var(in) & Integer.toUnsignedLong(-1));
    NavigableMap<Integer, Long> next = offsets(in);
    NavigableMap<Integer, Long> listsBefore = withinLists ? offsets(in) : new TreeMap<>();
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("a cursor must end after its last offset");
    }
    return new Cursor(topic, since, next, listsBefore);
  }

  private static NavigableMap<Integer, Long> offsets(ByteBuffer in) {
    NavigableMap<Integer, Long> offsets = new TreeMap<>();
    long count = var(in);
    for (long i = 0; i < count; i++) {
      offsets.put((int) var(in), var(in));
    }
    return offsets;
  }

  String text() {
    int numbers = 3 + 2 * next.size() + 2 * listsBefore.size();
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + VAR_BYTES_MAX * numbers);
    out.put(listsBefore.isEmpty() ? WITHOUT_LISTS : WITHIN_LISTS);
    out.putLong(topic.getMostSignificantBits()).putLong(topic.getLeastSignificantBits());
    var(out, since.getEpochSecond());
    offsets(out, next);
    if (!listsBefore.isEmpty()) {
      offsets(out, listsBefore);
    }
    out.putInt(checksum(out.array(), out.position()));
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void offsets(ByteBuffer out, NavigableMap<Integer, Long> offsets) {
    var(out, offsets.size());
    for (Map.Entry<Integer, Long> partition : offsets.entrySet()) {
      var(out, partition.getKey());
      var(out, partition.getValue());
    }
  }

  private static int checksum(byte[] bytes, int size) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, size);
    return (int) crc.getValue();
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static void var(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long var(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < VAR_BYTES_MAX * 7; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of a cursor must end");
  }
}
