package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run push}: one node under lookups at a fixed rate while orders change, first
 * alone and then beside its subscribers. The callers are on the same machine.
 */
@Command(
    name = "push",
    description = "Lookups beside subscribers: latencies of both, memory, losses and duplicates.")
final class PushCommand implements Callable<Integer> {
  private static final int LOOKUP_CONNECTIONS = 16;
  private static final Duration WARM_UP_TURN = Duration.ofSeconds(10);
  private static final int WARM_UP_TURNS_MAX = 12;
  private static final double WARM_UP_GAIN_MIN = 1.05;

  @Option(
      names = "--lines",
      defaultValue = "100000",
      description = "Order lines read first; default ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--subscribers",
      defaultValue = "2000",
      description = "Half of them SSE, half WebSocket; default ${DEFAULT-VALUE}.")
  private int subscribers;

  @Option(
      names = "--of-every",
      defaultValue = "20",
      description = "Of them, those who follow every client; default ${DEFAULT-VALUE}.")
  private int ofEvery;

  @Option(
      names = "--lookups",
      defaultValue = "5000",
      description = "Lookups per second; default ${DEFAULT-VALUE}.")
  private int lookups;

  @Option(
      names = "--changes",
      defaultValue = "30",
      description = "Changed lines per second; default ${DEFAULT-VALUE}.")
  private int changes;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Of each of the two halves; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--heap",
      defaultValue = "512m",
      description = "Heap of the node; default ${DEFAULT-VALUE}.")
  private String heap;

  @Override
  public Integer call() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      List<String> options = List.of("-Xms" + heap, "-Xmx" + heap);
      return measure(cleanup, HistoryNode.start(cleanup, lines, options)) ? 0 : 1;
    }
  }

  private boolean measure(Cleanup cleanup, HistoryNode node) throws Exception {
    RecommenderSettings settings = node.settings();
    HistoryShape shape = node.shape();
    int port = node.port();
    awaitCaughtUp(node.process());
    LiveChanges live = node.change(cleanup, changes);
    warmUp(port, shape);
    Report.progress("lookups alone ...");
    HttpLoad.Result alone = lookUp(port, shape, seconds);
    Map<String, String> before = node.process().ask("vitals");
    PublishedChanges published =
        cleanup.add(
            new PublishedChanges(
                settings.bootstrapServers(), settings.topics().recommendationChanged()));
    Subscriptions all =
        cleanup.add(new Subscriptions(port, subscribers, ofEvery, shape.clients(), published));
    Report.progress("%,d subscribers ...", subscribers);
    all.start();
    HttpLoad.Result beside = lookUp(port, shape, seconds);
    live.close();
    all.settle();
    Map<String, String> after = node.process().ask("vitals");
    return print(alone, beside, all, published.consumed(), before, after);
  }

  /** As fast as it goes, until it gets no faster: compiling shares the cores with answering. */
  private void warmUp(int port, HistoryShape shape) throws IOException {
    double before = 0;
    double now = 1;
    for (int turn = 0; turn < WARM_UP_TURNS_MAX && now > before * WARM_UP_GAIN_MIN; turn++) {
      before = now;
      now = load(port, shape).run(LOOKUP_CONNECTIONS, WARM_UP_TURN).perSecond();
      Report.progress("warming up: %,.0f lookups a second ...", now);
    }
  }

  private HttpLoad.Result lookUp(int port, HistoryShape shape, int forSeconds) throws IOException {
    return load(port, shape).run(LOOKUP_CONNECTIONS, Duration.ofSeconds(forSeconds), lookups);
  }

  private static HttpLoad load(int port, HistoryShape shape) {
    List<byte[]> requests =
        IntStream.rangeClosed(1, shape.clients())
            .mapToObj(
                client ->
                    HttpConnection.request("/v1/clients/" + client + "/recommendations?limit=50"))
            .toList();
    return new HttpLoad(port, requests);
  }

  private static void awaitCaughtUp(ChildProcess node) throws IOException {
    while (true) {
      Map<String, String> vitals = node.ask("vitals");
      if (vitals.get("caughtUp").equals("true") && vitals.get("pending").equals("0")) {
        return;
      }
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private boolean print(
      HttpLoad.Result alone,
      HttpLoad.Result beside,
      Subscriptions all,
      Latencies consumed,
      Map<String, String> before,
      Map<String, String> after) {
    Report report =
        new Report(
            "Lookups and subscribers at one node, ms", "", "per second", "p50", "p99", "max");
    report.row(row("lookups, nobody subscribed", alone.perSecond(), alone.latencies()));
    report.row(row("lookups beside subscribers", beside.perSecond(), beside.latencies()));
    report.row(
        row("publish to subscriber", all.arrivals().size() / (double) seconds, all.arrivals()));
    report.row(row("limit: publish to a consumer", consumed.size() / (double) seconds, consumed));
    report.note(
        "Ratio of lookups beside to alone: %.2f of the rate (%d/s asked for), p50 %.2f times, p99"
            + " %.2f times.",
        beside.perSecond() / alone.perSecond(),
        lookups,
        beside.latencies().millis(0.5) / alone.latencies().millis(0.5),
        beside.latencies().millis(0.99) / alone.latencies().millis(0.99));
    report.note(
        "%,d subscribers, %,d of them to every client: %,d events, %,d lost, %,d twice or out of"
            + " order, %,d ended.",
        subscribers, ofEvery, all.events(), all.lost(), all.disordered(), all.ended());
    report.note(
        "Node: heap after collection %s MB (alone %s), RSS %s MB (%s), direct %s MB (%s), threads"
            + " %s (%s); -Xmx%s.",
        after.get("heap"),
        before.get("heap"),
        after.get("rss"),
        before.get("rss"),
        after.get("direct"),
        before.get("direct"),
        after.get("threads"),
        before.get("threads"),
        heap);
    report.print();
    return all.lost() == 0 && all.disordered() == 0 && all.ended() == 0;
  }

  private static Object[] row(String name, double perSecond, Latencies latencies) {
    return new Object[] {
      name,
      Report.format("%,.0f", perSecond),
      latencies.text(0.5),
      latencies.text(0.99),
      latencies.text(1)
    };
  }
}
