package io.concord.store;

import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A client as it stood when it placed an order.
 *
 * <pre>
 * | as-of epoch day (4) | strategy (1) | segment (1) | run (8) | places (2) | product ID (8) | ...
 * </pre>
 */
final class ScoredOrderCodec extends Codec<ScoredOrder> {
  private static final int HEAD_BYTES = 4 + 1 + 1 + 8 + 2;

  ScoredOrderCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(ScoredOrder order) {
    return HEAD_BYTES + order.list().size() * Long.BYTES;
  }

  @Override
  protected void write(ScoredOrder order, ByteBuffer out) {
    out.putInt(order.asOfDay());
    QualityFields.write(order.strategy(), out);
    QualityFields.write(order.segment(), out);
    out.putLong(order.run()).putShort((short) order.list().size());
    order.list().forEach(out::putLong);
  }

  @Override
  protected ScoredOrder read(ByteBuffer in) {
    int asOfDay = in.getInt();
    Strategy strategy = QualityFields.readStrategy(in);
    Segment segment = QualityFields.readSegment(in);
    long run = in.getLong();
    List<Long> list = new ArrayList<>();
    for (int left = require("places", in.getShort(), Short.MAX_VALUE); left > 0; left--) {
      list.add(in.getLong());
    }
    return new ScoredOrder(asOfDay, strategy, segment, run, list);
  }
}
