package io.concord.store;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Store keys: one byte that tells the kind of row, then IDs of eight bytes each, big-endian with
 * the sign bit flipped, so that byte order is numeric order and a prefix scan is in order of the
 * IDs.
 *
 * <pre>
 * | kind (1) | first ID (8) | second ID (8) | ...
 * </pre>
 */
final class Keys {
  static final Serializer<Bytes> SERIALIZER = new BytesSerializer();

  private Keys() {}

  static Bytes of(byte kind, long... ids) {
    ByteBuffer key = ByteBuffer.allocate(1 + ids.length * Long.BYTES).put(kind);
    for (long id : ids) {
      key.putLong(id ^ Long.MIN_VALUE);
    }
    return Bytes.wrap(key.array());
  }

  /** The ID at a position, 0 for the first. */
  static long id(Bytes key, int position) {
    return ByteBuffer.wrap(key.get()).getLong(1 + position * Long.BYTES) ^ Long.MIN_VALUE;
  }
}
