package io.concord.push;

import java.util.Objects;

/**
 * One record of the change log: a client's new list, or that the client was withdrawn. Thread-safe.
 */
public final class Change {
  private final int partition;
  private final long offset;
  private final long clientId;
  private final byte[] list;
  private ChangeTraits traits;

  private Change(int partition, long offset, long clientId, byte[] list) {
    this.partition = partition;
    this.offset = offset;
    this.clientId = clientId;
    this.list = list;
  }

  /**
   * A client's new list.
   *
   * @param list the event's JSON, which must not be changed any more
   */
  public static Change of(int partition, long offset, long clientId, byte[] list) {
    return new Change(partition, offset, clientId, Objects.requireNonNull(list, "list"));
  }

  /** That a client has no list any more. */
  public static Change withdrawal(int partition, long offset, long clientId) {
    return new Change(partition, offset, clientId, null);
  }

  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  public long clientId() {
    return clientId;
  }

  public boolean isWithdrawal() {
    return list == null;
  }

  byte[] list() {
    return list;
  }

  int sizeBytes() {
    return list == null ? 0 : list.length;
  }

  /** Read when first asked for, by whoever comes first: subscribers to one client never ask. */
  ChangeTraits traits() {
    ChangeTraits read = traits;
    if (read == null) {
      read = ChangeTraits.read(list);
      traits = read;
    }
    return read;
  }
}
