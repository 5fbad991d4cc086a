package io.concord.store;

import io.concord.store.PopularityChange.Delta;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of {@code popularity}.
 *
 * <pre>
 * | count (4) | product ID (8), epoch day (4), orders (4), weight (8) | ...
 * </pre>
 */
public final class PopularityChangeCodec extends Codec<PopularityChange> {
  private static final int DELTA_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

  public PopularityChangeCodec() {
    super(2);
  }

  @Override
  protected int sizeBytes(PopularityChange change) {
    return Integer.BYTES + change.deltas().size() * DELTA_BYTES;
  }

  @Override
  protected void write(PopularityChange change, ByteBuffer out) {
    out.putInt(change.deltas().size());
    for (Delta delta : change.deltas()) {
      out.putLong(delta.productId())
          .putInt(delta.epochDay())
          .putInt(delta.orders())
          .putLong(delta.weight());
    }
  }

  @Override
  protected PopularityChange read(ByteBuffer in) {
    List<Delta> deltas = new ArrayList<>();
    for (int left = require("count", in.getInt(), Integer.MAX_VALUE); left > 0; left--) {
      deltas.add(new Delta(in.getLong(), in.getInt(), in.getInt(), in.getLong()));
    }
    return new PopularityChange(deltas);
  }
}
