package io.concord.local.doctor.check;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  OK,
  /** Works, and not as well or as safely as it should. */
  WARNING,
  /** Lists will be wrong, late or missing. */
  ERROR,
  /** Not asked, because something that it builds on failed. */
  SKIPPED;

  /** As reports write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
