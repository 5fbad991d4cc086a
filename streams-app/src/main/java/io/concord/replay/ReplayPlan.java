package io.concord.replay;

/** How a dead letter can be made good. */
public sealed interface ReplayPlan {

  /**
   * By writing an envelope to the source topic, to the letter's partition and key.
   *
   * @param asOf offset of the record whose row the envelope repeats
   */
  record Emit(byte[] envelope, long asOf, After after) implements ReplayPlan {}

  /** It is good already; the reason says why. */
  record Settled(String reason) implements ReplayPlan {}

  /** Not now; the reason says why, and what to do. */
  record Refused(String reason) implements ReplayPlan {}

  /** The row as an envelope leaves it, for the one that may have to follow. */
  final class After {
    private final RowState state;

    After(RowState state) {
      this.state = state;
    }

    RowState state() {
      return state;
    }
  }
}
