package io.concord.benchmarks.chaos;

import java.util.List;

/**
 * One request as its caller saw it.
 *
 * @param kind what was asked for
 * @param sentMs when it was sent first, milliseconds since 1970
 * @param waitingSinceMs when the caller first asked for this, before refusals
 * @param endMs when it was answered or given up
 * @param nanos from sent to end
 * @param node that answered; null when none did
 * @param status 0 when no node answered
 * @param failovers nodes that were tried in vain before
 * @param given the lists in the answer
 */
record Asked(
    Kind kind,
    long sentMs,
    long waitingSinceMs,
    long endMs,
    long nanos,
    String node,
    int status,
    int failovers,
    List<Given> given) {
  private static final int UNAVAILABLE = 500;

  Asked {
    given = List.copyOf(given);
  }

  /** What is asked for. */
  enum Kind {
    LIST,
    BATCH,
    PROFILE
  }

  /** A list that was given to a caller, or what stood in its place in a batch. */
  record Given(
      long clientId,
      int status,
      long revision,
      long stalenessMs,
      String asOf,
      boolean popular,
      long digest) {}

  boolean isRefused() {
    return status == 0
        || status >= UNAVAILABLE
        || given.stream().anyMatch(list -> list.status() >= UNAVAILABLE);
  }

  /** Of the stalest list in it. */
  long stalenessMs() {
    return given.stream().mapToLong(Given::stalenessMs).max().orElse(0);
  }
}
