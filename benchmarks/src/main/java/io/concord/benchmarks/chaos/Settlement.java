package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.benchmarks.chaos.Exchange.Question;
import io.concord.benchmarks.chaos.Exchange.Reply;
import io.concord.contract.ContractHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Tells when the next blow may fall: each node is ready, each knows exactly these nodes and no task
 * without one, and each of some clients is answered by two nodes from their own stores, at most
 * three seconds stale; all that for a few looks running.
 */
final class Settlement {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration GIVE_UP = Duration.ofMinutes(4);
  private static final int LOOKS = 4;
  private static final int SAMPLE = 40;
  private static final long STALENESS_MAX_MS = 3_000;
  private static final Set<String> STAGES_WITH_STORES =
      Set.of("assemble-orders", "record-purchases", "rank-popular");

  private final Exchange exchange;
  private final Cluster cluster;
  private final List<Long> sample;
  private String awaited = "nothing";

  Settlement(Exchange exchange, Cluster cluster, List<Long> clients) {
    this.exchange = exchange;
    this.cluster = cluster;
    List<Long> shuffled = new ArrayList<>(clients);
    Collections.shuffle(shuffled, new Random(1));
    this.sample = shuffled.subList(0, Math.min(SAMPLE, shuffled.size()));
  }

  /** Returns when all is well, after how many milliseconds. */
  long await() throws InterruptedException {
    long start = System.nanoTime();
    String missing = "";
    int looks = 0;
    awaited = "nothing";
    while (looks < LOOKS) {
      missing = missing();
      awaited = missing == null ? awaited : missing;
      looks = missing == null ? looks + 1 : 0;
      if (System.nanoTime() - start > GIVE_UP.toNanos()) {
        throw new IllegalStateException(
            "the nodes must settle within %s: %s".formatted(GIVE_UP, missing));
      }
      Thread.sleep(POLL.toMillis());
    }
    return (System.nanoTime() - start) / 1_000_000 - POLL.toMillis() * (LOOKS - 1);
  }

  /** What was waited for at last. */
  String awaited() {
    return awaited;
  }

  /** What is not as it must be; null when all is. */
  private String missing() throws InterruptedException {
    Map<Long, Integer> holders = new HashMap<>();
    for (Node node : cluster.nodes()) {
      try {
        String missing = missing(node);
        if (missing != null) {
          return node.name() + " " + missing;
        }
        count(node, holders);
      } catch (IOException e) {
        return node.name() + " does not answer: " + e;
      }
    }
    int copies = Math.min(2, cluster.nodes().size());
    return sample.stream()
        .filter(client -> holders.getOrDefault(client, 0) < copies)
        .findFirst()
        .map(client -> "client " + client + " is current on too few nodes")
        .orElse(null);
  }

  private String missing(Node node) throws IOException, InterruptedException {
    if (!ask(node, Question.get("/health/ready")).body().path("ready").asBoolean()) {
      return "is not ready";
    }
    JsonNode instances = ask(node, Question.get("/v1/instances")).body();
    List<String> known = new ArrayList<>();
    instances.path("instances").forEach(instance -> known.add(instance.path("address").asText()));
    Collections.sort(known);
    if (!known.equals(cluster.addresses())) {
      return "knows " + known;
    }
    return instances.path("unassigned").isEmpty()
        ? null
        : "misses " + instances.path("unassigned").size() + " tasks";
  }

  /** As another node would ask it: nobody else is asked then. */
  private void count(Node node, Map<Long, Integer> holders)
      throws IOException, InterruptedException {
    Reply reply = ask(node, Question.batch(sample), ContractHeaders.FORWARDED, "true");
    for (JsonNode result : reply.body().path("results")) {
      JsonNode answer = result.path("answer");
      if (answer.isObject() && answer.path("stalenessMs").asLong() <= STALENESS_MAX_MS) {
        holders.merge(answer.path("clientId").asLong(), 1, Integer::sum);
      }
    }
  }

  private Reply ask(Node node, Question question, String... headers)
      throws IOException, InterruptedException {
    return exchange.ask(node.url(), question, ASK_TIMEOUT, headers);
  }

  /**
   * How many tasks with stores a node processes, as itself says; those without are moved at once.
   */
  int tasksWithStores(Node node) throws InterruptedException {
    try {
      for (JsonNode instance : ask(node, Question.get("/v1/instances")).body().path("instances")) {
        if (instance.path("self").asBoolean()) {
          return (int)
              StreamSupport.stream(instance.path("active").spliterator(), false)
                  .filter(task -> STAGES_WITH_STORES.contains(task.path("stage").asText()))
                  .count();
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
