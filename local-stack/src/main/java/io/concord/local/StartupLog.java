package io.concord.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Tells a person, line by line, which part is starting, how far it is and how long it took. */
final class StartupLog {
  private static final long PROGRESS_INTERVAL_NANOS = 1_000_000_000L;

  private final Consumer<String> lines;
  private final long startNanos = System.nanoTime();
  private long lastProgressNanos = startNanos;

  StartupLog(PrintStream out) {
    this(out::println);
  }

  /** Over whoever takes the lines. */
  StartupLog(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Runs one step and says how long it took. */
  <T> T step(String part, Callable<T> start) throws Exception {
    long from = System.nanoTime();
    T started = start.call();
    line(part, "ready", seconds(System.nanoTime() - from) + " s");
    return started;
  }

  /** Says how far a long step is, at most once a second. */
  synchronized void progress(String part, String howFar) {
    long now = System.nanoTime();
    if (now - lastProgressNanos >= PROGRESS_INTERVAL_NANOS) {
      lastProgressNanos = now;
      line(part, howFar, "");
    }
  }

  void say(String text) {
    lines.accept(text);
  }

  /** Since the start, to a tenth. */
  String seconds() {
    return seconds(System.nanoTime() - startNanos);
  }

  private synchronized void line(String part, String state, String time) {
    lines.accept(String.format(Locale.ROOT, "  %6s s  %-12s %s %s", seconds(), part, state, time));
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
  }
}
