package io.concord.local.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.ContractJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A subscriber that is killed again and again and goes on at the other node. */
final class Follower {
  private final String path;
  private final int[] ports;
  private final SplittableRandom random;
  private final Map<Long, Long> revisions = new HashMap<>();
  private String cursor;
  private int connections;
  private int events;

  Follower(String path, int[] ports, long seed) {
    this.path = path;
    this.ports = ports.clone();
    this.random = new SplittableRandom(seed);
  }

  /** Reads some events, at most so many, and is gone; without a connection it comes back later. */
  void live(int eventsMax) throws IOException {
    int left = random.nextInt(1, eventsMax + 1);
    try (EventReader reader = EventReader.open(ports[connections % ports.length], path, cursor)) {
      connections++;
      while (left > 0) {
        Map<String, String> event = reader.next();
        if (event == null) {
          return;
        }
        left -= see(event) ? 1 : 0;
      }
    }
  }

  private boolean see(Map<String, String> event) throws IOException {
    cursor = event.getOrDefault("id", cursor);
    String name = event.get("event");
    if (!"list".equals(name) && !"change".equals(name)) {
      assertThat(name).as("no end and no gap").isNull();
      return false;
    }
    JsonNode data = ContractJson.mapper().readTree(event.get("data"));
    long client = data.get("clientId").asLong();
    long revision = data.get("revision").asLong();
    Long before = revisions.put(client, revision);
    if (before != null) {
      assertThat(revision).as("revision of %d after %d", client, before).isEqualTo(before + 1);
    }
    events++;
    return true;
  }

  Map<Long, Long> revisions() {
    return revisions;
  }

  int connections() {
    return connections;
  }

  int events() {
    return events;
  }
}
