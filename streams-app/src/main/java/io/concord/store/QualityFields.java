package io.concord.store;

import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * What is counted, inside a value.
 *
 * <pre>
 * group      | epoch day (4) | strategy (1) | segment (1) |
 * tally      | ten sums (8 each), in the order of the record |
 * client sum | orders (8) | precisions (8) | hits10 (8) |
 * number     | length (1) | two's complement, big-endian |
 * </pre>
 */
final class QualityFields {
  static final int GROUP_BYTES = Integer.BYTES + 2;
  static final int TALLY_BYTES = 10 * Long.BYTES;
  static final int CLIENT_SUM_BYTES = 3 * Long.BYTES;

  private static final Strategy[] STRATEGIES = Strategy.values();
  private static final Segment[] SEGMENTS = Segment.values();

  private QualityFields() {}

  static void write(QualityGroup group, ByteBuffer out) {
    out.putInt(group.epochDay());
    write(group.strategy(), out);
    write(group.segment(), out);
  }

  static QualityGroup readGroup(ByteBuffer in) {
    return new QualityGroup(in.getInt(), readStrategy(in), readSegment(in));
  }

  static void write(Strategy strategy, ByteBuffer out) {
    out.put((byte) strategy.ordinal());
  }

  static Strategy readStrategy(ByteBuffer in) {
    return STRATEGIES[Codec.require("strategy", in.get(), STRATEGIES.length - 1)];
  }

  static void write(Segment segment, ByteBuffer out) {
    out.put((byte) segment.ordinal());
  }

  static Segment readSegment(ByteBuffer in) {
    return SEGMENTS[Codec.require("segment", in.get(), SEGMENTS.length - 1)];
  }

  static void write(Tally tally, ByteBuffer out) {
    out.putLong(tally.orders())
        .putLong(tally.products())
        .putLong(tally.repeats())
        .putLong(tally.hits10())
        .putLong(tally.hits10Squares())
        .putLong(tally.hits50())
        .putLong(tally.precisions())
        .putLong(tally.precisionSquares())
        .putLong(tally.reciprocals())
        .putLong(tally.reciprocalSquares());
  }

  static Tally readTally(ByteBuffer in) {
    return new Tally(
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong());
  }

  static void write(ClientSum sum, ByteBuffer out) {
    out.putLong(sum.orders()).putLong(sum.precisions()).putLong(sum.hits10());
  }

  static ClientSum readClientSum(ByteBuffer in) {
    return new ClientSum(in.getLong(), in.getLong(), in.getLong());
  }

  static int sizeBytes(BigInteger number) {
    return 1 + number.toByteArray().length;
  }

  static void write(BigInteger number, ByteBuffer out) {
    byte[] bytes = number.toByteArray();
    out.put((byte) bytes.length).put(bytes);
  }

  static BigInteger readNumber(ByteBuffer in) {
    byte[] bytes = new byte[Codec.require("length", in.get(), Byte.MAX_VALUE)];
    in.get(bytes);
    return new BigInteger(bytes);
  }
}
