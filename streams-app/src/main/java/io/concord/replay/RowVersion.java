package io.concord.replay;

/**
 * A record of a row in its source topic.
 *
 * @param asOf offset of the record whose row this one tells: its own, but of an envelope that a
 *     replay wrote that of the record whose row it repeats
 * @param value null in a tombstone
 */
public record RowVersion(long offset, long asOf, byte[] value) {
  /** A record that the connector wrote. */
  public RowVersion(long offset, byte[] value) {
    this(offset, offset, value);
  }
}
