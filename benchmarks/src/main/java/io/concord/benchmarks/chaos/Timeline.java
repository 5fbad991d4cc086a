package io.concord.benchmarks.chaos;

import io.concord.benchmarks.Report;
import java.util.ArrayList;
import java.util.List;

/** What was done to the nodes, and when. Thread-safe. */
final class Timeline {
  private final long startMs = System.currentTimeMillis();
  private final List<Entry> entries = new ArrayList<>();

  /** Something that happened. */
  record Entry(long atMs, String what) {}

  synchronized void add(String format, Object... arguments) {
    Entry entry = new Entry(System.currentTimeMillis(), Report.format(format, arguments));
    entries.add(entry);
    Report.progress("%s", text(entry));
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Such as {@code 83.2 s kill -9 node-2}. */
  String text(Entry entry) {
    return Report.format("%6.1f s  %s", (entry.atMs() - startMs) / 1e3, entry.what());
  }

  /** Whether anything happened within so many milliseconds of this moment. */
  synchronized boolean isNear(long atMs, long withinMs) {
    return entries.stream().anyMatch(entry -> Math.abs(entry.atMs() - atMs) <= withinMs);
  }
}
