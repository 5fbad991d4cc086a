package io.concord.app.deadletter;

/** Hears of each record that went to the dead letters. Thread-safe. */
@FunctionalInterface
public interface DeadLetterCounter {
  /** Key of the Streams configuration that holds the counter, the object itself. */
  String CONFIG = "concord.dead.letter.counter";

  void increment();
}
