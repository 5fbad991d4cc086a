package io.concord.app;

/**
 * When lists wait for a backlog, and when it is so large that reading it is worth a restart of
 * Kafka Streams with other settings, which takes a second or two. Lags are in records.
 */
final class ModeRule {
  /** At the start nothing is served yet that a later change of mode would interrupt. */
  private static final long START_CATCHING_UP_ABOVE = 20_000;

  private static final long CATCH_UP_ABOVE = 200_000;
  private static final long BEHIND_ABOVE = 2_000;
  private static final long READ_BELOW = 1_000;
  private static final long PENDING_BELOW = 100;

  private ModeRule() {}

  /** The mode to start in. */
  static Mode atStart(long lag) {
    return lag > START_CATCHING_UP_ABOVE ? Mode.CATCHING_UP : Mode.LIVE;
  }

  /** Whether lists wait from the start on. */
  static boolean isBehindAtStart(long lag) {
    return lag > BEHIND_ABOVE;
  }

  /** Whether lists wait; a backlog that halves from look to look is awaited to its end. */
  static boolean isBehind(boolean wasBehind, long lag, long lagBefore) {
    boolean draining = 2 * lag < lagBefore;
    return wasBehind ? lag > READ_BELOW || draining : lag > BEHIND_ABOVE;
  }

  /** The mode to be in, which is live only when hardly a client awaits rescoring. */
  static Mode next(Mode mode, boolean behind, long lag, long pendingClients) {
    if (mode == Mode.CATCHING_UP) {
      return !behind && pendingClients < PENDING_BELOW ? Mode.LIVE : mode;
    }
    return lag > CATCH_UP_ABOVE ? Mode.CATCHING_UP : mode;
  }
}
