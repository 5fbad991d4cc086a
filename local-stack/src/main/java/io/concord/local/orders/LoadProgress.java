package io.concord.local.orders;

import java.util.Locale;

/**
 * How far a load is.
 *
 * @param lines order lines done in this phase
 * @param fraction share of the whole load that is done, 0..1, over all phases
 */
public record LoadProgress(Phase phase, long lines, double fraction) {
  /** Lines between two reports. */
  public static final int INTERVAL_LINES = 10_000;

  public LoadProgress {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction must be 0..1, fraction=" + fraction);
    }
  }

  /** For a person. */
  public String sentence() {
    String done = phase == Phase.CHECK ? "checked" : "loaded";
    return String.format(Locale.ROOT, "%s %,d lines, %.0f %%", done, lines, fraction * 100);
  }

  /** What is being done with the lines. */
  public enum Phase {
    /** A file is read to its end before anything is written. */
    CHECK,
    /** Lines are written to the database. */
    COPY
  }
}
