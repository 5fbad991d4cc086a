package io.concord.store;

import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's current list.
 *
 * <pre>
 * | revision (8) | as-of epoch day (4) | generated at, ms (8) | orders (4) | kind (1) | places (2) |
 * kind: strategy * 16 + segment
 * per place: | product ID (8) | score (8) | frequency (8) | recency (8) | orders (4) | last ticks (8) |
 * </pre>
 */
final class StoredRecommendationsCodec extends Codec<StoredRecommendations> {
  private static final int HEAD_BYTES = 8 + 4 + 8 + 4 + 1 + 2;
  private static final int PLACE_BYTES = 8 + 8 + 8 + 8 + 4 + 8;

  private static final int ORDERS_AT = 1 + 8 + 4 + 8;

  private static final int SEGMENTS_MAX = 16;

  private static final Segment[] SEGMENTS = Segment.values();
  private static final Strategy[] STRATEGIES = Strategy.values();

  StoredRecommendationsCodec() {
    super(1);
  }

  /** Only the number of orders of an encoded list, for scans that need no more. */
  static int orders(byte[] list) {
    return ByteBuffer.wrap(list).getInt(ORDERS_AT);
  }

  @Override
  protected int sizeBytes(StoredRecommendations list) {
    return HEAD_BYTES + list.ranking().products().size() * PLACE_BYTES;
  }

  @Override
  protected void write(StoredRecommendations list, ByteBuffer out) {
    out.putLong(list.revision())
        .putInt(Math.toIntExact(list.asOf().toEpochDay()))
        .putLong(list.generatedAt().toEpochMilli())
        .putInt(list.orders())
        .put(kind(list))
        .putShort((short) list.ranking().products().size());
    for (ScoredProduct place : list.ranking().products()) {
      out.putLong(place.productId())
          .putDouble(place.score())
          .putDouble(place.frequency())
          .putDouble(place.recency())
          .putInt(place.orderCount())
          .putLong(place.lastOrderedTicks());
    }
  }

  @Override
  protected StoredRecommendations read(ByteBuffer in) {
    long revision = in.getLong();
    LocalDate asOf = LocalDate.ofEpochDay(in.getInt());
    Instant generatedAt = Instant.ofEpochMilli(in.getLong());
    int orders = in.getInt();
    byte kind = in.get();
    int places = require("places", in.getShort(), Short.MAX_VALUE);
    List<ScoredProduct> products = new ArrayList<>(places);
    for (int i = 0; i < places; i++) {
      products.add(
          new ScoredProduct(
              in.getLong(),
              in.getDouble(),
              in.getDouble(),
              in.getDouble(),
              in.getInt(),
              in.getLong()));
    }
    return new StoredRecommendations(
        revision, asOf, generatedAt, orders, strategy(kind), new Ranking(segment(kind), products));
  }

  private static byte kind(StoredRecommendations list) {
    int strategy = list.strategy().ordinal();
    return (byte) (strategy * SEGMENTS_MAX + list.ranking().segment().ordinal());
  }

  private static Strategy strategy(byte kind) {
    int ordinal = Byte.toUnsignedInt(kind) / SEGMENTS_MAX;
    return STRATEGIES[require("strategy", ordinal, STRATEGIES.length - 1)];
  }

  private static Segment segment(byte kind) {
    int ordinal = Byte.toUnsignedInt(kind) % SEGMENTS_MAX;
    return SEGMENTS[require("segment", ordinal, SEGMENTS.length - 1)];
  }
}
