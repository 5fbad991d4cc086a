package io.concord.app.deadletter;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import java.util.List;

/**
 * What a node knows of the open dead letters.
 *
 * @param known whether the topic has been read to its end; nobody may be promised exactness before
 * @param open letters neither replayed nor dismissed
 * @param atLeast whether there are more than could be kept apart, so that open is the least
 * @param inexact whether a list may not be what V3 would give: an open letter of a table that lists
 *     are made of, or nothing known
 * @param newest the open letters that came last, newest first; without their values
 */
public record DeadLetterReport(
    boolean known, long open, boolean atLeast, boolean inexact, List<Letter> newest) {
  static final DeadLetterReport UNKNOWN = new DeadLetterReport(false, 0, false, true, List.of());

  public DeadLetterReport {
    newest = List.copyOf(newest);
  }

  /** The same, no longer or not yet followed to the end. */
  DeadLetterReport outdated() {
    return new DeadLetterReport(false, open, atLeast, true, newest);
  }
}
