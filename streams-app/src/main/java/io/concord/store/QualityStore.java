package io.concord.store;

import io.concord.quality.ArmSums;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.store.QualityChange.ArmMove;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What all clients' orders say of their lists, for writing by the task that owns it. */
public final class QualityStore extends QualityView {
  private final KeyValueStore<Bytes, byte[]> rows;

  public QualityStore(KeyValueStore<Bytes, byte[]> rows) {
    super(rows);
    this.rows = rows;
  }

  /** Adds to a group, and returns what it then has. */
  public Tally add(QualityGroup group, Tally change) {
    Bytes key = key(group);
    byte[] before = rows.get(key);
    Tally tally = before == null ? change : TALLIES.decode(before).plus(change);
    rows.put(key, tally.isNone() ? null : TALLIES.encode(tally));
    return tally;
  }

  /** Takes over what one client now adds up to. */
  public void move(ArmMove move) {
    Bytes key = Keys.of(ARM, move.run(), move.strategy().ordinal());
    byte[] before = rows.get(key);
    ArmSums sums =
        (before == null ? ArmSums.NONE : SUMS.decode(before)).moved(move.before(), move.after());
    rows.put(key, sums.equals(ArmSums.NONE) ? null : SUMS.encode(sums));
  }
}
