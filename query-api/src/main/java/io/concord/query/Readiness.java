package io.concord.query;

/**
 * Whether this node answers, and what it is waiting for otherwise.
 *
 * @param ready whether lists are served
 * @param live whether the node can still get ready by itself; false asks for a restart
 * @param state the Kafka Streams state, such as RUNNING
 * @param mode {@code live} or {@code catching-up}
 * @param lag source and internal records not yet processed; -1 while unknown
 * @param pendingClients clients whose list awaits rescoring
 * @param deadLetters records this node sent to the dead letters since its start; any makes the
 *     lists possibly inexact
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
    String detail) {}
