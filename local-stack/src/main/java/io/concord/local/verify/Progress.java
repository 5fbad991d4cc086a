package io.concord.local.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how far a long run is, every few seconds. */
final class Progress {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final PrintWriter out;
  private final InstantSource clock;
  private Instant last;

  Progress(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.last = clock.instant();
  }

  void compared(int clients, int of, int open) {
    Instant now = clock.instant();
    if (!now.isBefore(last.plus(INTERVAL))) {
      last = now;
      out.printf("  %d of %d clients compared, %d to look at again%n", clients, of, open);
      out.flush();
    }
  }
}
