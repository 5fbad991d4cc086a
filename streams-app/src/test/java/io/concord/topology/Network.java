package io.concord.topology;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Delivers messages late: in order of sending on each route, and any way round across routes. How
 * late they are, the event tells that caused them, so that leaving out one event moves no message
 * of another.
 */
final class Network {
  private final PriorityQueue<Message> undelivered =
      new PriorityQueue<>(Comparator.comparingLong(Message::due).thenComparing(Message::number));
  private final Map<String, Long> latestDue = new HashMap<>();
  private Delays delays = new Delays(List.of());
  private long now;
  private long sent;

  private record Message(long due, long number, Delays delays, Runnable content) {}

  /** Something happens; then arrives what is due. */
  void happen(List<Integer> delaysOfMessages, Runnable event) {
    now++;
    delays = new Delays(delaysOfMessages);
    event.run();
    deliver(now);
  }

  /** Sends a message, caused by what happens or by what is being delivered. */
  void send(String route, Runnable content) {
    long due = Math.max(now + delays.next(), latestDue.getOrDefault(route, 0L));
    latestDue.put(route, due);
    undelivered.add(new Message(due, sent++, delays, content));
  }

  void deliverAll() {
    deliver(Long.MAX_VALUE);
  }

  /** Delivers so many ahead of time, if there are. */
  void deliverNext(int messages) {
    for (int i = 0; i < messages && !undelivered.isEmpty(); i++) {
      deliver(undelivered.remove());
    }
  }

  private void deliver(long until) {
    while (!undelivered.isEmpty() && undelivered.peek().due() <= until) {
      deliver(undelivered.remove());
    }
  }

  private void deliver(Message message) {
    now = Math.max(now, message.due());
    delays = message.delays();
    message.content().run();
  }

  /** Gives out delays in turn and over again. */
  private static final class Delays {
    private final List<Integer> delays;
    private int given;

    Delays(List<Integer> delays) {
      this.delays = delays;
    }

    int next() {
      return delays.isEmpty() ? 0 : delays.get(given++ % delays.size());
    }
  }
}
