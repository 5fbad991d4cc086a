package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Report;

/** Tells of each target whether it was met. */
final class Verdict {
  private final Report report;
  private boolean met = true;

  Verdict(Report report) {
    this.report = report;
  }

  void target(boolean isMet, String format, Object... arguments) {
    met &= isMet;
    report.note("%s: %s", isMet ? "met" : "MISSED", Report.format(format, arguments));
  }

  boolean isMet() {
    return met;
  }
}
