package io.concord.replay;

import io.concord.cdc.CapturedTable;
import io.concord.cdc.EnvelopeException;
import io.concord.cdc.EnvelopeParts;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.replay.ReplayPlan.After;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.ReplayPlan.Refused;
import io.concord.replay.ReplayPlan.Settled;
import io.concord.replay.RowState.Gone;
import io.concord.replay.RowState.Present;
import io.concord.replay.RowState.Unreadable;
import java.util.Optional;

/**
 * What the source topic tells of the row of one dead letter, as far as a replay needs it: the row
 * in front of the letter and the newest one. Fed with the row's records in the order of the topic,
 * and again with those that come while the replay is under way. Not thread-safe.
 *
 * <p>Why one envelope makes good what the letter spoilt: a line is taken out of the order its
 * before image names, and later records took it out of every order but the one it lay in before the
 * letter. The envelope takes it out of that one and puts it where it lies now. Other tables are
 * read by key alone: the newest row is all there is to say.
 */
public final class RowTrace {
  private final CapturedTable table;
  private final long key;

  private RowVersion letter;
  private RowVersion newest;
  private RowState front;
  private long frontOffset = -1;
  private long lastOffset = -1;

  /** Nothing is known to lie in the topic yet, the letter neither. */
  public RowTrace(CapturedTable table, long key, RowVersion letter) {
    this.table = table;
    this.key = key;
    this.letter = letter;
    this.newest = letter;
  }

  public void accept(RowVersion version) {
    lastOffset = version.offset();
    if (version.offset() == letter.offset()) {
      letter = version;
    }
    if (version.asOf() >= newest.asOf()) {
      newest = version;
    }
    if (version.asOf() < letter.asOf() && version.asOf() >= frontOffset) {
      RowState state = state(version);
      if (!(state instanceof Unreadable)) {
        front = state;
        frontOffset = version.asOf();
      }
    }
  }

  /**
   * What to write for the letter.
   *
   * @param complete whether nothing of the row was compacted away in front of the letter, so that
   *     no record there means no row there
   */
  public ReplayPlan plan(boolean complete) {
    RowState now = now();
    if (now instanceof Unreadable unreadable) {
      return unreadable(unreadable);
    }
    RowState before = before();
    if (before == null && table == CapturedTable.ORDER_ITEM && !complete && !letterIsTheFirst()) {
      return new Refused(
          "which order the line lay in before can no longer be known: rebuild the state from the"
              + " source, or dismiss the letter");
    }
    return write(before == null ? new Gone() : before, now);
  }

  /**
   * What else to write because the row changed before the envelope was in its topic: the change was
   * read first, so the envelope undid it. Empty when there was none.
   */
  public Optional<ReplayPlan> planAfter(Emit written) {
    if (newest.asOf() <= written.asOf()) {
      return Optional.empty();
    }
    RowState now = now();
    return Optional.of(
        now instanceof Unreadable unreadable
            ? unreadable(unreadable)
            : write(written.after().state(), now));
  }

  /** Compaction leaves a row's last record: where none is left, the row was deleted. */
  private RowState now() {
    return lastOffset < letter.offset() ? new Gone() : state(newest);
  }

  private RowState state(RowVersion version) {
    return RowState.after(table, key, version.value());
  }

  private Refused unreadable(Unreadable newestRow) {
    return new Refused(
        "the row's newest record, at offset %d, cannot be read (%s): update the row in the database so"
                .formatted(newest.asOf(), newestRow.reason())
            + " that it is captured anew, then replay again; or rebuild, or dismiss");
  }

  /** The row before the letter, from the letter itself or in front of it; null when not told. */
  private RowState before() {
    Optional<RowState> own = letterParts().map(parts -> RowState.before(table, key, parts));
    return own.filter(Present.class::isInstance).orElse(front);
  }

  private boolean letterIsTheFirst() {
    return letterParts()
        .filter(parts -> "c".equals(parts.op()) || "r".equals(parts.op()))
        .isPresent();
  }

  private Optional<EnvelopeParts> letterParts() {
    return letter.value() == null ? Optional.empty() : EnvelopeParts.of(letter.value());
  }

  private ReplayPlan write(RowState before, RowState now) {
    boolean gone = now instanceof Gone;
    if (gone && table == CapturedTable.ORDER_ITEM && !liesInAnOrder(before)) {
      return new Settled("the row is gone, and lay in no order before");
    }
    Optional<EnvelopeParts> told =
        newest.value() == null ? letterParts() : EnvelopeParts.of(newest.value());
    byte[] envelope =
        new EnvelopeParts(
                Present.image(before),
                Present.image(now),
                told.map(EnvelopeParts::source).orElse(null),
                gone ? "d" : before instanceof Present ? "u" : "c",
                told.map(EnvelopeParts::tsMs).orElse(null))
            .toJson();
    return checked(envelope, now);
  }

  private static boolean liesInAnOrder(RowState state) {
    return state instanceof Present present
        && present.row() instanceof OrderItemRow line
        && line.orderId() != null;
  }

  private ReplayPlan checked(byte[] envelope, RowState now) {
    try {
      table.check(key, envelope);
      return new Emit(envelope, newest.asOf(), new After(now));
    } catch (EnvelopeException e) {
      return new Refused("the envelope to write could not be read: " + e.getMessage());
    }
  }
}
