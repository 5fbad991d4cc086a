package io.concord.app;

import org.apache.kafka.streams.KafkaStreams;

/**
 * How the application is.
 *
 * @param behind whether lists wait for a backlog to be read
 * @param lag source and internal records not yet processed; -1 while unknown
 * @param pendingClients clients whose list awaits rescoring on this node
 * @param deadLetters records this node sent to the dead letters since its start
 * @param failure why the application stopped by itself; null while it did not
 */
public record Status(
    KafkaStreams.State state,
    Mode mode,
    boolean behind,
    long lag,
    long pendingClients,
    long deadLetters,
    String failure) {

  /** Whether every change committed so far is in the lists. */
  public boolean isCaughtUp() {
    return isRunning() && mode == Mode.LIVE && !behind && lag == 0 && pendingClients == 0;
  }

  /** Whether lists are served that are right but for the last moment. */
  public boolean isServing() {
    return isRunning() && mode == Mode.LIVE && !behind;
  }

  public boolean isRunning() {
    return state == KafkaStreams.State.RUNNING;
  }
}
