package io.concord.topology;

import io.concord.topology.SourceDatabase.Told;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** The topology at work, as a history sees it. */
interface Cluster {
  LocalDate today();

  void read(Told row);

  /** Time passes; due clients are rescored. */
  void advance(Duration time);

  void setBehind(boolean behind);

  /** A task is closed and opened again: it loses what it has in heap. */
  void restart(int task);

  /** Rescores until nobody waits and every list is of today. */
  void settle();

  /** Compares all stores and the events with the rows. */
  void verify(SourceDatabase database);

  /** What the stores hold, by the store's name; of a list, what undoing brings back. */
  Map<String, Map<?, ?>> dump();
}
