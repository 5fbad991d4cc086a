package io.concord.benchmarks;

/** How much history is made up. */
record HistoryShape(int lines) {
  static final int LINES_PER_ORDER = 10;
  private static final int LINES_PER_CLIENT = 190;

  int orders() {
    return Math.max(1, lines / LINES_PER_ORDER);
  }

  int clients() {
    return Math.max(1, lines / LINES_PER_CLIENT);
  }
}
