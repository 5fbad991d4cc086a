package io.concord.store;

import io.concord.store.DayCounts.Day;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * Orders of a product per day.
 *
 * <pre>
 * | days (4) | epoch day (4), orders (4), weight (8) | ...
 * </pre>
 */
final class DayCountsCodec extends Codec<DayCounts> {
  private static final int DAY_BYTES = 2 * Integer.BYTES + Long.BYTES;

  DayCountsCodec() {
    super(2);
  }

  @Override
  protected int sizeBytes(DayCounts counts) {
    return Integer.BYTES + counts.days().size() * DAY_BYTES;
  }

  @Override
  protected void write(DayCounts counts, ByteBuffer out) {
    out.putInt(counts.days().size());
    counts
        .days()
        .forEach(
            (epochDay, day) -> out.putInt(epochDay).putInt(day.orders()).putLong(day.weight()));
  }

  @Override
  protected DayCounts read(ByteBuffer in) {
    TreeMap<Integer, Day> days = new TreeMap<>();
    for (int left = require("days", in.getInt(), Integer.MAX_VALUE); left > 0; left--) {
      days.put(in.getInt(), new Day(in.getInt(), in.getLong()));
    }
    return new DayCounts(days);
  }
}
