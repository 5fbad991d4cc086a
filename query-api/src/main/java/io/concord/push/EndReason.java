package io.concord.push;

import java.util.Locale;

/** Why a subscription ended. */
public enum EndReason {
  /** The subscriber took less than there was to send. */
  SLOW,
  /** This node stops, or cannot go on in the log; another one goes on from the cursor. */
  STOPPING,
  /** The caller may not read what it subscribed to any more. */
  EXPIRED,
  /** The subscriber is gone: nobody was told. */
  LEFT;

  /** As the contract writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
