package io.concord.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * One kind of stored value as bytes: a version, then the fields at fixed places. Refuses unknown
 * versions, truncated and overlong values loudly: a wrong answer costs more than downtime.
 *
 * <pre>
 * | version (1) | fields, big-endian ... |
 * </pre>
 */
public abstract class Codec<T> {
  private final byte version;

  protected Codec(int version) {
    this.version = (byte) version;
  }

  public final byte[] encode(T value) {
    ByteBuffer out = ByteBuffer.allocate(1 + sizeBytes(value)).put(version);
    write(value, out);
    return out.array();
  }

  /**
   * The value of these bytes; null for null.
   *
   * @throws IllegalStateException when they are not a value of this kind
   */
  public final T decode(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    T value;
    try {
      requireVersion(in.get());
      value = read(in);
    } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
      throw new IllegalStateException(kind() + " must be complete, bytes=" + bytes.length, e);
    }
    if (in.hasRemaining()) {
      throw new IllegalStateException(kind() + " must end, bytes left=" + in.remaining());
    }
    return value;
  }

  /** Bytes that {@link #write} will put. */
  protected abstract int sizeBytes(T value);

  protected abstract void write(T value, ByteBuffer out);

  protected abstract T read(ByteBuffer in);

  /** A count or a flag that was read, within its bounds. */
  protected static int require(String what, int found, int max) {
    if (found < 0 || found > max) {
      throw new IllegalArgumentException(what + " must be 0.." + max + ", " + what + "=" + found);
    }
    return found;
  }

  private void requireVersion(byte found) {
    if (found != version) {
      throw new IllegalStateException(
          kind() + " must have version " + version + ", version=" + found);
    }
  }

  private String kind() {
    return "a value of " + getClass().getSimpleName();
  }
}
