package io.concord.store;

import io.concord.quality.ArmSums;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What all clients' orders say of the lists that stood before them, for reading by any thread.
 *
 * <pre>
 * 1 | day | strategy | segment -> tally
 * 2 | run | strategy           -> sums over the clients of the arm
 * </pre>
 */
public class QualityView {
  static final byte GROUP = 1;
  static final byte ARM = 2;

  static final TallyCodec TALLIES = new TallyCodec();
  static final ArmSumsCodec SUMS = new ArmSumsCodec();

  private static final Strategy[] STRATEGIES = Strategy.values();
  private static final Segment[] SEGMENTS = Segment.values();

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public QualityView(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The tallies of orders created from one day to another, both included, by day. */
  public Map<QualityGroup, Tally> tallies(int fromDay, int toDay) {
    Map<QualityGroup, Tally> tallies = new LinkedHashMap<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        rows.range(Keys.of(GROUP, fromDay), Keys.of(GROUP, toDay + 1L))) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> row = found.next();
        tallies.put(group(row.key), TALLIES.decode(row.value));
      }
    }
    return tallies;
  }

  /** The arms of a run of an experiment. */
  public Map<Strategy, ArmSums> arms(long run) {
    Map<Strategy, ArmSums> arms = new EnumMap<>(Strategy.class);
    try (KeyValueIterator<Bytes, byte[]> found =
        rows.prefixScan(Keys.of(ARM, run), Keys.SERIALIZER)) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> row = found.next();
        arms.put(STRATEGIES[(int) Keys.id(row.key, 1)], SUMS.decode(row.value));
      }
    }
    return arms;
  }

  static Bytes key(QualityGroup group) {
    return Keys.of(GROUP, group.epochDay(), group.strategy().ordinal(), group.segment().ordinal());
  }

  private static QualityGroup group(Bytes key) {
    return new QualityGroup(
        (int) Keys.id(key, 0), STRATEGIES[(int) Keys.id(key, 1)], SEGMENTS[(int) Keys.id(key, 2)]);
  }
}
