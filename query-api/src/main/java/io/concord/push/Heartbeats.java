package io.concord.push;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at each subscription once in {@link #ROUND_TICKS} ticks, spread over them: whether it still
 * may, still takes what there is, and whether it needs a sign of life. A heartbeat moves the
 * cursor, so that one of a quiet client does not grow old. For one thread.
 */
public final class Heartbeats {
  /** At a tick a second, a heartbeat every 15 seconds. */
  static final int ROUND_TICKS = 15;

  /** Ticks in which the end must be taken. */
  static final int END_TICKS = 5;

  private final ChangeHub hub;
  private final Map<Subscription, Integer> ending = new HashMap<>();
  private long tick;

  public Heartbeats(ChangeHub hub) {
    this.hub = hub;
  }

  /** Once a second. */
  public void tick() {
    tick++;
    List<Subscription> open = hub.locked(log -> hub.subscribers().open());
    Set<Subscription> allowed = new HashSet<>();
    for (Subscription subscription : open) {
      if (isTurnOf(subscription) && subscription.isStillAllowed()) {
        allowed.add(subscription);
      }
    }
    Map<List<Integer>, Event> beats = new HashMap<>();
    hub.doLocked(
        log ->
            open.stream()
                .filter(this::isTurnOf)
                .forEach(each -> look(each, allowed.contains(each), log, beats)));
    cut(open);
  }

  private boolean isTurnOf(Subscription subscription) {
    return subscription.number() % ROUND_TICKS == tick % ROUND_TICKS;
  }

  private void look(
      Subscription subscription, boolean allowed, LogState log, Map<List<Integer>, Event> beats) {
    if (!subscription.isStartedInTime()) {
      subscription.leave();
    } else if (!allowed) {
      hub.end(subscription, EndReason.EXPIRED);
    } else if (subscription.ended() == null && subscription.queue().isStuck()) {
      hub.end(subscription, EndReason.SLOW);
    } else if (subscription.ended() == null && subscription.queue().isEmpty()) {
      subscription.offer(beat(subscription, log, beats));
    }
  }

  /** One for all who stand at the same place; without a place for those who are on the way. */
  private Event beat(Subscription subscription, LogState log, Map<List<Integer>, Event> beats) {
    int[] partitions = subscription.catchUp() == null ? subscription.partitions() : new int[0];
    return beats.computeIfAbsent(
        Arrays.stream(partitions).boxed().toList(),
        place -> Event.heartbeat(place.isEmpty() ? null : log.cursor(partitions)));
  }

  /** Those who have not taken their end by now will not. */
  private void cut(List<Subscription> open) {
    ending.keySet().retainAll(open);
    for (Subscription subscription : open) {
      if (subscription.ended() != null && ending.merge(subscription, 1, Integer::sum) > END_TICKS) {
        subscription.abort();
        subscription.leave();
      }
    }
  }
}
