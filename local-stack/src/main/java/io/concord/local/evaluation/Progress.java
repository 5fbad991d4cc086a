package io.concord.local.evaluation;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Says how far a run is, every other second; for any number of threads. */
final class Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final PrintWriter out;
  private final InstantSource clock;
  private final Instant start;
  private Instant last;

  Progress(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
    this.last = start;
  }

  synchronized void read(long lines, double share) {
    if (isDue()) {
      say("  %,d lines read, %.0f %%", lines, share * 100);
    }
  }

  synchronized void measured(String trial, int clients, int of) {
    if (isDue()) {
      say("  %s: %,d of %,d clients measured", trial, clients, of);
    }
  }

  synchronized void done(long lines) {
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    say("%,d order lines evaluated in %.1f s", lines, seconds);
  }

  private boolean isDue() {
    Instant now = clock.instant();
    boolean due = !now.isBefore(last.plus(INTERVAL));
    last = due ? now : last;
    return due;
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
