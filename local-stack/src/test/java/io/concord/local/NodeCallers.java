package io.concord.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks for the lists of all clients again and again, as through a load balancer: of a random node,
 * and of the next one when a node refuses the connection or is silent. A node that was started and
 * is not ready yet must be taken out of service, as a load balancer does that asks for readiness.
 */
final class NodeCallers implements AutoCloseable {
  private static final Duration NODE_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> nodes;
  private final long clients;
  private final Random random = new Random(5);
  private final Queue<Given> given = new ConcurrentLinkedQueue<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "callers");
  private volatile String outOfService;
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param clients with the IDs 1 to this
   */
  NodeCallers(List<String> nodes, long clients) {
    this.nodes = nodes;
    this.clients = clients;
    thread.start();
  }

  /** A list that was answered. */
  record Given(long clientId, long revision, long stalenessMs, JsonNode recommendations) {}

  private void run() {
    try {
      while (!closed) {
        ask(1 + random.nextLong(clients));
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(long client) throws InterruptedException {
    List<String> order = new ArrayList<>(nodes);
    order.remove(outOfService);
    Collections.shuffle(order, random);
    List<String> failures = new ArrayList<>();
    for (String node : order) {
      try {
        HttpResponse<byte[]> answer = http.send(request(node, client), BodyHandlers.ofByteArray());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() == 200) {
          given.add(
              new Given(
                  client,
                  body.path("revision").asLong(),
                  body.path("stalenessMs").asLong(),
                  body.path("recommendations")));
        } else {
          refused.add(Instant.now() + " " + node + " answered for client " + client + ": " + body);
        }
        return;
      } catch (IOException e) {
        failures.add(node + ": " + e);
      }
    }
    refused.add(Instant.now() + " nobody answered for client " + client + ": " + failures);
  }

  private static HttpRequest request(String node, long client) {
    return HttpRequest.newBuilder(URI.create(node + "/v1/clients/" + client + "/recommendations"))
        .timeout(NODE_TIMEOUT)
        .build();
  }

  /**
   * From now on this node is not asked.
   *
   * @param node null when all are asked
   */
  void outOfService(String node) {
    outOfService = node;
  }

  /** What was answered so far. */
  List<Given> given() {
    return List.copyOf(given);
  }

  /** What was not answered, and why. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
