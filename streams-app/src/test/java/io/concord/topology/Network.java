package io.concord.topology;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/** Delivers messages in order of sending on each route, and in any order across routes. */
final class Network {
  private final Random random;
  private final Map<String, Queue<Runnable>> undelivered = new LinkedHashMap<>();

  Network(Random random) {
    this.random = random;
  }

  void send(String route, Runnable message) {
    undelivered.computeIfAbsent(route, name -> new ArrayDeque<>()).add(message);
  }

  boolean isDelivered() {
    return undelivered.isEmpty();
  }

  void deliver() {
    List<String> routes = List.copyOf(undelivered.keySet());
    String route = routes.get(random.nextInt(routes.size()));
    Queue<Runnable> messages = undelivered.get(route);
    Runnable message = messages.remove();
    if (messages.isEmpty()) {
      undelivered.remove(route);
    }
    message.run();
  }
}
