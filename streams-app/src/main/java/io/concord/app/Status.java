package io.concord.app;

import io.concord.app.deadletter.DeadLetterReport;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How the application is.
 *
 * @param behind whether lists wait for a backlog to be read
 * @param lag source and internal records not yet processed; -1 while unknown
 * @param pendingClients clients whose list awaits rescoring on this node
 * @param deadLetters records of the source that were put aside, on any node, and are open
 * @param failure why the application stopped by itself; null while it did not
 */
public record Status(
    KafkaStreams.State state,
    Mode mode,
    boolean behind,
    long lag,
    long pendingClients,
    DeadLetterReport deadLetters,
    String failure) {

  /** Whether every change committed so far is in the lists, or known to be put aside. */
  public boolean isCaughtUp() {
    return isRunning()
        && mode == Mode.LIVE
        && !behind
        && lag == 0
        && pendingClients == 0
        && deadLetters.known();
  }

  /** Whether lists are served that are right but for the last moment. */
  public boolean isServing() {
    return isRunning() && mode == Mode.LIVE && !behind;
  }

  public boolean isRunning() {
    return state == KafkaStreams.State.RUNNING;
  }
}
