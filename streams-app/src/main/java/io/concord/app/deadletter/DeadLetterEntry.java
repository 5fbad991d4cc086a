package io.concord.app.deadletter;

import java.time.Instant;
import java.util.Locale;

/** What the dead letters tell: a record was put aside, or it need not be minded any more. */
public sealed interface DeadLetterEntry {
  DeadLetterId id();

  /** When it was written. */
  Instant at();

  /**
   * A record that was put aside, as it was received.
   *
   * @param omittedBytes size of a record too large to be kept here as well; its value is null then
   * @param error why it was put aside
   */
  record Letter(
      DeadLetterId id, Instant at, byte[] key, byte[] value, long omittedBytes, String error)
      implements DeadLetterEntry {}

  /** What became of a letter, and why; a letter that is reported again stays resolved. */
  record Resolution(DeadLetterId id, Instant at, Outcome outcome, String reason)
      implements DeadLetterEntry {}

  /** How a letter was resolved. */
  enum Outcome {
    /** What it had changed is in the state now. */
    REPLAYED,
    /** Somebody decided that it does not matter. */
    DISMISSED;

    /** As headers and tables write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
