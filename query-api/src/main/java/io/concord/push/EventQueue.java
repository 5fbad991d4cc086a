package io.concord.push;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits for one subscriber, bounded by itself and by what waits for all. Thread-safe.
 *
 * <p>One event always fits, so that whoever takes what there is never loses anything.
 */
final class EventQueue {
  private final PushLimits limits;
  private final AtomicLong nodeBytes;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private long bytes;
  private long taken;
  private long takenBefore = -1;
  private boolean roomWanted;

  EventQueue(PushLimits limits, AtomicLong nodeBytes) {
    this.limits = limits;
    this.nodeBytes = nodeBytes;
  }

  /** Whether there is room for more of the past, half of the queue being left to the present. */
  enum Room {
    ENOUGH,
    /** {@link Taken#roomMade} will say when there is. */
    AWAITED,
    /** Others hold it. */
    NONE_ON_NODE
  }

  /**
   * What was taken.
   *
   * @param event null when the queue is empty
   * @param roomMade whether somebody awaits the room that there is now
   */
  record Taken(Event event, boolean roomMade) {}

  /** False when it does not fit. */
  synchronized boolean offer(Event event) {
    int size = event.sizeBytes();
    boolean fits =
        events.size() < limits.queuedEventsMax()
            && bytes + size <= limits.queuedBytesMax()
            && nodeBytes.get() + size <= limits.nodeBytesMax();
    if (!fits && !events.isEmpty()) {
      return false;
    }
    add(event);
    return true;
  }

  synchronized Room room() {
    if (isHalfFull()) {
      roomWanted = true;
      return Room.AWAITED;
    }
    return nodeBytes.get() > limits.nodeBytesMax() / 2 && !events.isEmpty()
        ? Room.NONE_ON_NODE
        : Room.ENOUGH;
  }

  synchronized Taken take() {
    Event event = events.pollFirst();
    if (event != null) {
      remove(event);
      taken++;
    }
    boolean made = roomWanted && !isHalfFull();
    roomWanted &= !made;
    return new Taken(event, made);
  }

  /** Nothing but this is still to be taken. */
  synchronized void replaceBy(Event last) {
    clear();
    add(last);
  }

  synchronized void clear() {
    events.forEach(event -> nodeBytes.addAndGet(-event.sizeBytes()));
    events.clear();
    bytes = 0;
    roomWanted = false;
  }

  synchronized boolean isEmpty() {
    return events.isEmpty();
  }

  /** Whether something waits, and nothing was taken since this was asked last. */
  synchronized boolean isStuck() {
    boolean stuck = !events.isEmpty() && taken == takenBefore;
    takenBefore = events.isEmpty() ? -1 : taken;
    return stuck;
  }

  private boolean isHalfFull() {
    return events.size() > limits.queuedEventsMax() / 2 || bytes > limits.queuedBytesMax() / 2;
  }

  private void add(Event event) {
    events.addLast(event);
    bytes += event.sizeBytes();
    nodeBytes.addAndGet(event.sizeBytes());
  }

  private void remove(Event event) {
    bytes -= event.sizeBytes();
    nodeBytes.addAndGet(-event.sizeBytes());
  }
}
