package io.concord.topology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A life of a few clients, their orders and lines, as a script: jqwik shortens it step by step when
 * a law is broken, and prints what is left.
 *
 * @param past what happens before the stores are looked at
 * @param changes what happens then, until it is all undone
 * @param undoing how late the records of an undone change arrive, in turn
 */
record History(List<Event> past, List<Event> changes, List<Integer> undoing) {

  /**
   * A step, and how late what it causes arrives.
   *
   * @param delays of the records and messages that the step causes, in turn and over again, in
   *     steps; none is late when there are none
   */
  record Event(Step step, List<Integer> delays) {
    @Override
    public String toString() {
      return delays.stream().allMatch(delay -> delay == 0)
          ? step.toString()
          : step + "  late by " + delays;
    }
  }

  @Override
  public String toString() {
    return "\n  rows begin with "
        + HistoryPlayer.DEFAULTS
        + lines("past", past)
        + lines("changes", changes)
        + "\n  undoing late by "
        + undoing;
  }

  private static String lines(String title, List<Event> events) {
    return events.stream()
        .map(event -> "\n    " + event)
        .collect(Collectors.joining("", "\n  " + title, ""));
  }
}
