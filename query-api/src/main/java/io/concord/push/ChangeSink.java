package io.concord.push;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Takes the change log as it is read, by one thread. */
public interface ChangeSink {

  /**
   * Reading begins, for the first time or anew: whoever is subscribed ends.
   *
   * @param start by partition, where reading begins
   * @param kept for how long at least nothing is compacted away
   */
  void opened(UUID topic, long[] start, Duration kept);

  /** The next change; those of a partition in its order. */
  void append(Change change);

  /** Everything below the offset has been appended. */
  void reached(int partition, long offset);

  /**
   * Everything that was there at this time has been appended; first for the time when reading
   * began, then again and again while reading keeps up.
   */
  void current(Instant asOf);
}
