package io.concord.local;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the command line says besides its results: lines on standard error, or events of the log
 * where standard error is JSON.
 */
final class Notices {
  /** Outside the product's packages: these events are no warnings, and yet must be seen. */
  private static final Logger LOG = LoggerFactory.getLogger("recommender");

  private Notices() {}

  /** Says how things go. */
  static void say(String line) {
    tell(line, LOG::info, System.err::println);
  }

  /** Says why the command ends, to whom its errors go. */
  static void fail(String line, Consumer<String> errors) {
    tell(line, LOG::error, errors);
  }

  private static void tell(String line, Consumer<String> log, Consumer<String> terminal) {
    (LogFormat.current() == LogFormat.JSON ? log : terminal).accept(line);
  }
}
