package io.concord.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.push.ChangeFilter.EveryClient;
import io.concord.push.ChangeFilter.OneClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens in whatever order, a subscriber that comes back with its cursor, at either of
 * two nodes, sees each revision of its clients once and in order, or is told of a gap.
 */
class ChangeHubLawsTest {
  private static final int CLIENTS = 5;
  private static final long NEVER = 0;
  private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");

  /** So small that recent changes are soon forgotten and queues soon full. */
  private static final PushLimits NARROW = new PushLimits(100, 4, 500, 1_200, 3, 400);

  @Property(tries = 500)
  void everySubscriberSeesEveryRevisionOnceOrAGap(
      @ForAll @Size(max = 250) List<@IntRange(max = 9_999) Integer> steps) {
    World world = new World();
    steps.forEach(world::step);
    world.settle();
    world.subscribers.forEach(
        subscriber -> subscriber.checkComplete(world.revisions, world.withdrawn));
  }

  private static final class World {
    private final InMemoryLog log = new InMemoryLog(2);
    private final Map<Long, Long> revisions = new HashMap<>();
    private final Set<Long> withdrawn = new HashSet<>();
    private Instant now = BEGIN;
    private final List<TestNode> nodes =
        Arrays.asList(new TestNode(log, NARROW, now), new TestNode(log, NARROW, now));
    private final List<Follower> subscribers =
        List.of(
            new Follower(new OneClient(1), new Start.LastLists()),
            new Follower(new OneClient(2), new Start.LastLists()),
            new Follower(new EveryClient(Set.of(), Set.of()), new Start.LastLists()),
            new Follower(new EveryClient(Set.of(), Set.of("order")), new Start.LastLists()));

    private void step(int random) {
      int choice = random / 8 % 8;
      TestNode node = nodes.get(random % 2);
      Follower subscriber = subscribers.get(random / 2 % 4);
      switch (choice) {
        case 0, 1 -> append(random / 64);
        case 2 -> read(random, node);
        case 3 -> node.tasks.run(1 + random / 64 % 5);
        case 4 -> subscriber.take(1 + random / 64 % 4);
        case 5 -> subscriber.connect(node);
        case 6 -> subscriber.drop();
        default -> pass(random / 64, node);
      }
    }

    /** A withdrawal counts as a revision. */
    private void append(int random) {
      long client = 1 + random % CLIENTS;
      long revision = revisions.merge(client, 1L, Long::sum);
      if (random / CLIENTS % 8 == 7) {
        log.withdraw(client, now);
        withdrawn.add(client);
      } else {
        withdrawn.remove(client);
        log.append(client, revision, "HEAVY", now);
      }
    }

    private static void read(int random, TestNode node) {
      if (random / 64 % 4 == 3) {
        node.tail.readAll();
      } else {
        node.tail.read(random / 2 % 2, 1 + random / 64 % 4);
      }
    }

    /** Nodes may lag for hours and days, and be replaced by new ones. */
    private void pass(int random, TestNode node) {
      node.heartbeats.tick();
      if (random % 16 == 0) {
        now = now.plus(Duration.ofHours(9));
        nodes.forEach(each -> each.become(now));
        log.compact(now);
      } else if (random % 16 == 1) {
        subscribers.forEach(Follower::drop);
        nodes.replaceAll(each -> each == node ? new TestNode(log, NARROW, now) : each);
      }
    }

    /** Until nothing has come for a while. */
    private void settle() {
      subscribers.forEach(subscriber -> subscriber.ensureConnected(nodes.get(0)));
      int quiet = 0;
      for (int i = 0; i < 200 && quiet < 10; i++) {
        nodes.forEach(
            node -> {
              node.tail.readAll();
              node.tasks.run(200);
            });
        int taken = subscribers.stream().mapToInt(subscriber -> subscriber.take(100)).sum();
        subscribers.forEach(subscriber -> subscriber.ensureConnected(nodes.get(0)));
        quiet = taken == 0 ? quiet + 1 : 0;
      }
    }
  }

  /** A subscriber through all its connections, who believes what it was sent. */
  private static final class Follower {
    private final ChangeFilter filter;
    private final Start first;
    private final Map<Long, Long> seen = new HashMap<>();
    private TestSubscriber connection;
    private String cursor;

    private Follower(ChangeFilter filter, Start first) {
      this.filter = filter;
      this.first = first;
    }

    private void connect(TestNode node) {
      drop();
      Start start = cursor == null ? first : new Start.After(cursor);
      connection =
          node.subscribeIfOpen(new SubscriptionRequest(filter, start, () -> true)).orElse(null);
      if (cursor == null) {
        seen.clear();
      }
    }

    private void ensureConnected(TestNode node) {
      if (connection == null || connection.aborted) {
        connect(node);
      }
    }

    private void drop() {
      if (connection != null) {
        connection.subscription.leave();
        connection = null;
      }
    }

    /** How many events there were, at most so many. */
    private int take(int count) {
      if (connection == null) {
        return 0;
      }
      List<ReceivedEvent> events = connection.take(count);
      events.forEach(this::see);
      return events.size();
    }

    private void see(ReceivedEvent event) {
      if (event.id() != null) {
        cursor = event.id();
      }
      switch (event.name()) {
        case "gap" -> seen.clear();
        case "end" -> connection = null;
        case "list", "change" -> see(event.clientId(), event.revision());
        case "withdrawn" -> seen.computeIfPresent(event.clientId(), (client, before) -> before + 1);
        default -> assertThat(event.isHeartbeat()).isTrue();
      }
    }

    private void see(long client, long revision) {
      Long before = seen.put(client, revision);
      if (before != null) {
        assertThat(revision)
            .as("revision after %d of client %d", before, client)
            .isEqualTo(before + 1);
      }
    }

    private void checkComplete(Map<Long, Long> revisions, Set<Long> withdrawn) {
      revisions.forEach(
          (client, revision) -> {
            if (!(filter instanceof OneClient one) || one.clientId() == client) {
              assertThat(seen.getOrDefault(client, withdrawn.contains(client) ? revision : NEVER))
                  .as("last revision of client %d", client)
                  .isEqualTo(revision);
            }
          });
    }
  }
}
