package io.concord.query.local;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;

/** A place in a client's history: newest order first, lines of an order by line ID. */
record PurchaseCursor(long createdTicks, long orderId, long lineId)
    implements Comparable<PurchaseCursor> {
  private static final Comparator<PurchaseCursor> NEWEST_FIRST =
      Comparator.comparingLong(PurchaseCursor::createdTicks)
          .thenComparingLong(PurchaseCursor::orderId)
          .reversed()
          .thenComparingLong(PurchaseCursor::lineId);

  /**
   * The place this text stands for; null for null.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  static PurchaseCursor parse(String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw invalid(text, e);
    }
    if (bytes.length != 3 * Long.BYTES) {
      throw invalid(text, null);
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes);
    return new PurchaseCursor(fields.getLong(), fields.getLong(), fields.getLong());
  }

  String text() {
    ByteBuffer fields = ByteBuffer.allocate(3 * Long.BYTES);
    fields.putLong(createdTicks).putLong(orderId).putLong(lineId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.array());
  }

  @Override
  public int compareTo(PurchaseCursor other) {
    return NEWEST_FIRST.compare(this, other);
  }

  private static IllegalArgumentException invalid(String text, Exception cause) {
    return new IllegalArgumentException(
        "cursor must be the nextCursor of an earlier page, cursor=" + text, cause);
  }
}
