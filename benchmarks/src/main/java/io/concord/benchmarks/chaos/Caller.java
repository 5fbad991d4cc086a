package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.benchmarks.chaos.Asked.Given;
import io.concord.benchmarks.chaos.Asked.Kind;
import io.concord.benchmarks.chaos.Balancer.Sent;
import io.concord.benchmarks.chaos.Exchange.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Asks for random clients, one request after the other, and for a refused one again. */
final class Caller implements Runnable {
  private static final double BATCHES = 0.05;
  private static final double PROFILES = 0.05;
  private static final int BATCH_SIZE = 20;
  private static final Duration RETRY_PAUSE = Duration.ofMillis(250);

  private final Balancer balancer;
  private final List<Long> clients;
  private final Random random;
  private final Duration pause;
  private final Consumer<Asked> log;

  /**
   * A caller, to be run on a thread of its own until that is interrupted.
   *
   * @param pause mean time between two requests
   */
  Caller(
      Balancer balancer, List<Long> clients, Random random, Duration pause, Consumer<Asked> log) {
    this.balancer = balancer;
    this.clients = clients;
    this.random = random;
    this.pause = pause;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        askUntilAnswered(kind());
        Thread.sleep((long) (pause.toMillis() * 2 * random.nextDouble()));
      }
    } catch (InterruptedException e) {
      // the end of the load
      Thread.currentThread().interrupt();
    }
  }

  private Kind kind() {
    double choice = random.nextDouble();
    if (choice < BATCHES) {
      return Kind.BATCH;
    }
    return choice < BATCHES + PROFILES ? Kind.PROFILE : Kind.LIST;
  }

  private void askUntilAnswered(Kind kind) throws InterruptedException {
    Question question = question(kind);
    long waitingSinceMs = System.currentTimeMillis();
    Asked asked = ask(kind, question, waitingSinceMs);
    while (asked.isRefused()) {
      Thread.sleep(RETRY_PAUSE.toMillis());
      asked = ask(kind, question, waitingSinceMs);
    }
  }

  private Question question(Kind kind) {
    return switch (kind) {
      case LIST -> Question.get("/v1/clients/" + anyClient() + "/recommendations");
      case PROFILE -> Question.get("/v1/clients/" + anyClient());
      case BATCH ->
          Question.batch(random.ints(BATCH_SIZE).mapToObj(any -> anyClient()).distinct().toList());
    };
  }

  private long anyClient() {
    return clients.get(random.nextInt(clients.size()));
  }

  private Asked ask(Kind kind, Question question, long waitingSinceMs) throws InterruptedException {
    long sentMs = System.currentTimeMillis();
    long start = System.nanoTime();
    Sent sent = balancer.send(question, random);
    Asked asked =
        new Asked(
            kind,
            sentMs,
            waitingSinceMs,
            System.currentTimeMillis(),
            System.nanoTime() - start,
            sent.reply() == null ? null : sent.node().name(),
            sent.reply() == null ? 0 : sent.reply().status(),
            sent.failovers(),
            sent.reply() == null ? List.of() : given(kind, sent));
    log.accept(asked);
    return asked;
  }

  private static List<Given> given(Kind kind, Sent sent) {
    List<Given> given = new ArrayList<>();
    if (kind == Kind.BATCH) {
      sent.reply().body().path("results").forEach(result -> given.add(inBatch(result)));
    } else if (kind == Kind.LIST && sent.reply().status() == 200) {
      given.add(list(sent.reply().body()));
    }
    return given;
  }

  private static Given inBatch(JsonNode result) {
    return result.path("answer").isObject()
        ? list(result.path("answer"))
        : new Given(
            result.path("clientId").asLong(),
            result.at("/problem/status").asInt(),
            0,
            0,
            "",
            false,
            0);
  }

  static Given list(JsonNode answer) {
    boolean popular = answer.path("source").asText().equals("popular");
    return new Given(
        answer.path("clientId").asLong(),
        200,
        answer.path("revision").asLong(),
        answer.path("stalenessMs").asLong(),
        answer.path("asOf").asText(),
        popular,
        popular ? 0 : Digest.of(answer.path("recommendations")));
  }
}
