package io.concord.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.benchmarks.Report;
import io.concord.benchmarks.chaos.Asked.Given;
import io.concord.benchmarks.chaos.Changes.Change;
import io.concord.benchmarks.chaos.Exchange.Question;
import io.concord.local.orders.generator.BookkeepingProduct;
import io.concord.local.verify.VerifyStateCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Looks, when nothing is on its way any more, whether everything is as it must be. */
final class FinalCheck {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(2);

  private final Exchange exchange;
  private final Cluster cluster;
  private final Changes changes;
  private final String jdbcUrl;
  private final List<String> differences = new ArrayList<>();
  private final List<String> verified = new ArrayList<>();
  private final List<String> mismatches = new ArrayList<>();
  private boolean isVerified = true;

  FinalCheck(Exchange exchange, Cluster cluster, Changes changes, String jdbcUrl) {
    this.exchange = exchange;
    this.cluster = cluster;
    this.changes = changes;
    this.jdbcUrl = jdbcUrl;
  }

  void run(List<Long> clients) throws IOException, InterruptedException {
    Report.progress("waiting until everything is caught up ...");
    awaitCaughtUp();
    for (Node node : cluster.nodes()) {
      verifyState(node);
    }
    changes.awaitSilence();
    for (Node node : cluster.nodes()) {
      for (long client : clients) {
        compare(node, client);
      }
    }
  }

  private void awaitCaughtUp() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isCaughtUp()) {
      if (System.nanoTime() - start > CAUGHT_UP_WITHIN.toNanos()) {
        throw new IllegalStateException("the nodes must catch up within " + CAUGHT_UP_WITHIN);
      }
      Thread.sleep(200);
    }
  }

  private boolean isCaughtUp() throws IOException, InterruptedException {
    for (Node node : cluster.nodes()) {
      JsonNode ready = exchange.ask(node.url(), Question.get("/health/ready"), ASK_TIMEOUT).body();
      if (ready.path("lag").asLong() != 0 || ready.path("pendingClients").asLong() != 0) {
        return false;
      }
    }
    return true;
  }

  private void verifyState(Node node) {
    Report.progress("verify-state of %s ...", node.name());
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new VerifyStateCommand())
            .setOut(new PrintWriter(out))
            .execute(
                "--http",
                node.url(),
                "--jdbc",
                jdbcUrl,
                "--excluded",
                BookkeepingProduct.ids().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")));
    List<String> lines = out.toString().lines().toList();
    String last = lines.isEmpty() ? "exit code " + exitCode : lines.get(lines.size() - 1);
    verified.add(node.name() + ": " + last);
    if (exitCode != 0) {
      isVerified = false;
      mismatches.addAll(lines);
    }
  }

  /** The last event tells what is served. */
  private void compare(Node node, long client) throws IOException, InterruptedException {
    Question question = Question.get("/v1/clients/" + client + "/recommendations");
    Given given = Caller.list(exchange.ask(node.url(), question, ASK_TIMEOUT).body());
    Change last = changes.last(client);
    long revision = last == null ? 0 : last.revision();
    long digest = last == null ? 0 : last.digest();
    if (given.revision() != revision || given.digest() != digest) {
      differences.add(node.name() + " serves " + given + ", last event " + last);
    }
  }

  boolean isVerified() {
    return isVerified;
  }

  /** What {@code verify-state} said last of each node. */
  String verifiedText() {
    return String.join("; ", verified);
  }

  /** All that it printed of nodes that were not right. */
  List<String> mismatches() {
    return mismatches;
  }

  /** Clients whose last event is not what a node serves. */
  List<String> differences() {
    return differences;
  }
}
