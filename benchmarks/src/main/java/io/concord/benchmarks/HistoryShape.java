package io.concord.benchmarks;

/** How much history is made up. */
record HistoryShape(int lines, int clients) {
  static final int LINES_PER_ORDER = 10;
  private static final int LINES_PER_CLIENT = 190;

  HistoryShape(int lines) {
    this(lines, Math.max(1, lines / LINES_PER_CLIENT));
  }

  HistoryShape withLines(int other) {
    return new HistoryShape(other, clients);
  }

  HistoryShape withClients(int other) {
    return new HistoryShape(lines, other);
  }

  int orders() {
    return Math.max(1, lines / LINES_PER_ORDER);
  }
}
