package io.concord.push;

import io.concord.push.ChangeFilter.OneClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is subscribed, and who is at the end of the log. Guarded by the hub's lock. */
final class Subscribers {
  private final Set<Subscription> open = new LinkedHashSet<>();
  private final Map<Long, Set<Subscription>> liveOfClient = new HashMap<>();
  private final Set<Subscription> liveOfEvery = new LinkedHashSet<>();

  /** Those who have seen more than this node has read. */
  private final Set<Subscription> ahead = new LinkedHashSet<>();

  void add(Subscription subscription) {
    open.add(subscription);
  }

  int count() {
    return open.size();
  }

  List<Subscription> open() {
    return List.copyOf(open);
  }

  boolean isOpen(Subscription subscription) {
    return open.contains(subscription);
  }

  void live(Subscription subscription) {
    if (subscription.filter() instanceof OneClient one) {
      liveOfClient
          .computeIfAbsent(one.clientId(), client -> new LinkedHashSet<>())
          .add(subscription);
    } else {
      liveOfEvery.add(subscription);
    }
  }

  List<Subscription> liveOf(long clientId) {
    Set<Subscription> live = liveOfClient.get(clientId);
    return live == null ? List.of() : List.copyOf(live);
  }

  List<Subscription> liveOfEvery() {
    return List.copyOf(liveOfEvery);
  }

  void ahead(Subscription subscription) {
    ahead.add(subscription);
  }

  /** Forgets them. */
  List<Subscription> takeAhead() {
    if (ahead.isEmpty()) {
      return List.of();
    }
    List<Subscription> taken = new ArrayList<>(ahead);
    ahead.clear();
    return taken;
  }

  /** It is delivered nothing any more, and still counts. */
  void silence(Subscription subscription) {
    ahead.remove(subscription);
    liveOfEvery.remove(subscription);
    if (subscription.filter() instanceof OneClient one) {
      Set<Subscription> live = liveOfClient.get(one.clientId());
      if (live != null && live.remove(subscription) && live.isEmpty()) {
        liveOfClient.remove(one.clientId());
      }
    }
  }

  /** False when it had been removed. */
  boolean remove(Subscription subscription) {
    silence(subscription);
    return open.remove(subscription);
  }
}
