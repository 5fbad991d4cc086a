package io.concord.local.doctor.check;

import java.time.Duration;
import java.time.Instant;

/** Judges a server's clock by this machine's. */
public final class ClockJudge {
  private static final Duration APART_MAX = Duration.ofSeconds(2);

  private ClockJudge() {}

  /** What it told between two moments of this machine. */
  public static Finding judge(Instant theirs, Instant asked, Instant answered) {
    Instant ours = asked.plus(Duration.between(asked, answered).dividedBy(2));
    Duration apart = Duration.between(ours, theirs);
    Duration uncertain = Duration.between(asked, answered);
    String seen =
        "its clock is %.1f s %s this machine's"
            .formatted(Math.abs(apart.toMillis()) / 1e3, apart.isNegative() ? "behind" : "before");
    return apart.abs().compareTo(APART_MAX.plus(uncertain)) > 0
        ? Finding.warning(seen, "let both follow a time server: measured freshness is wrong else")
        : Finding.ok(seen);
  }
}
