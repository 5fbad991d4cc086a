package io.concord.local.doctor.check;

import java.util.Objects;

/**
 * What a check found.
 *
 * @param seen what is the case; never a password
 * @param advice what to do; empty when there is nothing to do
 */
public record Finding(Severity severity, String seen, String advice) {
  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(seen, "seen");
    boolean bad = severity == Severity.WARNING || severity == Severity.ERROR;
    if (bad == advice.isEmpty()) {
      throw new IllegalArgumentException(
          "a warning or an error must say what to do, and nothing else: seen=" + seen);
    }
  }

  public static Finding ok(String seen) {
    return new Finding(Severity.OK, seen, "");
  }

  public static Finding warning(String seen, String advice) {
    return new Finding(Severity.WARNING, seen, advice);
  }

  public static Finding error(String seen, String advice) {
    return new Finding(Severity.ERROR, seen, advice);
  }

  public static Finding skipped(String why) {
    return new Finding(Severity.SKIPPED, why, "");
  }

  /** In one line. */
  public String sentence() {
    return advice.isEmpty() ? seen : seen + "; " + advice;
  }
}
