package io.concord.store;

import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Strategy;
import io.concord.store.QualityChange.ArmMove;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of {@code quality}.
 *
 * <pre>
 * | groups (4) | group (6), tally (80) | ... | arms (4) | run (8), strategy (1), before (24), after (24) | ...
 * </pre>
 */
public final class QualityChangeCodec extends Codec<QualityChange> {
  private static final int ENTRY_BYTES = QualityFields.GROUP_BYTES + QualityFields.TALLY_BYTES;
  private static final int MOVE_BYTES = Long.BYTES + 1 + 2 * QualityFields.CLIENT_SUM_BYTES;

  public QualityChangeCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(QualityChange change) {
    return 2 * Integer.BYTES
        + change.tallies().size() * ENTRY_BYTES
        + change.arms().size() * MOVE_BYTES;
  }

  @Override
  protected void write(QualityChange change, ByteBuffer out) {
    out.putInt(change.tallies().size());
    change
        .tallies()
        .forEach(
            (group, tally) -> {
              QualityFields.write(group, out);
              QualityFields.write(tally, out);
            });
    out.putInt(change.arms().size());
    for (ArmMove move : change.arms()) {
      out.putLong(move.run());
      QualityFields.write(move.strategy(), out);
      QualityFields.write(move.before(), out);
      QualityFields.write(move.after(), out);
    }
  }

  @Override
  protected QualityChange read(ByteBuffer in) {
    Map<QualityGroup, Tally> tallies = new HashMap<>();
    for (int left = require("groups", in.getInt(), Integer.MAX_VALUE); left > 0; left--) {
      tallies.put(QualityFields.readGroup(in), QualityFields.readTally(in));
    }
    List<ArmMove> arms = new ArrayList<>();
    for (int left = require("arms", in.getInt(), Integer.MAX_VALUE); left > 0; left--) {
      arms.add(readMove(in));
    }
    return new QualityChange(tallies, arms);
  }

  private static ArmMove readMove(ByteBuffer in) {
    long run = in.getLong();
    Strategy strategy = QualityFields.readStrategy(in);
    return new ArmMove(
        run, strategy, QualityFields.readClientSum(in), QualityFields.readClientSum(in));
  }
}
