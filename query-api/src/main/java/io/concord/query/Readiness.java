package io.concord.query;

import java.time.Instant;
import java.util.List;

/**
 * Whether this node answers, and what it is waiting for otherwise.
 *
 * @param ready whether lists are served
 * @param live whether the node can still get ready by itself; false asks for a restart
 * @param state the Kafka Streams state, such as RUNNING
 * @param mode {@code live} or {@code catching-up}
 * @param lag source and internal records not yet processed; -1 while unknown
 * @param pendingClients clients whose list awaits rescoring
 * @param deadLetters records of the source that were put aside, by any node, and are neither
 *     replayed nor dismissed; -1 while unknown
 * @param possiblyInexact whether such a record may have changed a list, or that is not known yet
 * @param newestDeadLetters those that came last, newest first
 * @param detail one sentence for people
 */
public record Readiness(
    boolean ready,
    boolean live,
    String state,
    String mode,
    long lag,
    long pendingClients,
    long deadLetters,
    boolean possiblyInexact,
    List<OpenDeadLetter> newestDeadLetters,
    String detail) {
  public Readiness {
    newestDeadLetters = List.copyOf(newestDeadLetters);
  }

  /**
   * A record that was put aside.
   *
   * @param id what {@code dead-letters replay} and {@code dismiss} call it
   * @param key of the record, the row's ID where it can be read; null when it has none
   * @param error why it was put aside
   */
  public record OpenDeadLetter(
      String id,
      String sourceTopic,
      int sourcePartition,
      long sourceOffset,
      String key,
      Instant at,
      String error) {}
}
