package io.concord.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run freshness}: orders are committed one by one, and the client's list is asked
 * for until it is another revision. Times begin when COMMIT is sent.
 */
@Command(
    name = "freshness",
    description = "From the commit of an order to the changed list being visible over HTTP.")
final class FreshnessCommand implements Callable<Integer> {
  /** A pause between two questions, so that asking does not take a core from the answer. */
  private static final long ASK_PAUSE_NANOS = 300_000;

  private static final long GIVE_UP_NANOS = 30_000_000_000L;

  @Option(
      names = "--orders",
      paramLabel = "FILE.csv[.gz]",
      description = "Orders to load first; default: the generated distributor.")
  private Path orders;

  @Option(
      names = "--count",
      defaultValue = "500",
      description = "Orders that count; default ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--warm-up",
      defaultValue = "100",
      description = "Orders before, that do not count; default ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--every-ms",
      defaultValue = "100",
      description = "Milliseconds between two orders, give or take a fifth; ${DEFAULT-VALUE}.")
  private int everyMs;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "N nodes as processes of their own, which CONCORD_KEY in the environment sets;"
              + " default: one in the stack's process.")
  private Integer nodes;

  @Option(
      names = "--strategies",
      paramLabel = "SHARES",
      description = "Which strategies the clients get, such as v4=100; default: v3.")
  private String strategies;

  private final Latencies commit = new Latencies();
  private final Latencies captured = new Latencies();
  private final Latencies visible = new Latencies();
  private final SplittableRandom random = new SplittableRandom(7);
  private long asked;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            "Freshness: COMMIT of an order to the changed list over HTTP, in ms",
            "",
            "p50",
            "p95",
            "p99",
            "max",
            "p50 of limit",
            "p99 of limit");
    try (Cleanup cleanup = new Cleanup()) {
      TemporaryFolder folder = cleanup.add(new TemporaryFolder());
      Report.progress("starting the stack ...");
      LocalStackProcess stack =
          cleanup.add(LocalStackProcess.start(folder.resolve("data"), orders, nodeOptions()));
      OrderWriter writer = cleanup.add(new OrderWriter(stack.jdbcUrl(), random));
      HttpConnection http = cleanup.add(new HttpConnection(stack.httpPort()));
      CapturedOrders capture = cleanup.add(new CapturedOrders(stack.bootstrapServers()));
      ChangeCounter changes = cleanup.add(new ChangeCounter(stack.bootstrapServers()));
      long published = run(writer, http, capture, changes);
      report.row(row("COMMIT to visible list", visible));
      report.row(row("limit: COMMIT to CDC record", captured));
      report.row(row("COMMIT itself", commit));
      report.note(
          "%d orders of 2..20 lines, one every %d ms, on %s lines of %s clients.",
          count, everyMs, stack.fact("lines"), stack.fact("clients"));
      report.note(
          "%.2f change events per order; the list was asked for %.1f times per order.",
          (double) published / count, (double) asked / count);
    }
    report.print();
    return 0;
  }

  private List<String> nodeOptions() {
    List<String> options = new ArrayList<>();
    if (nodes != null) {
      options.addAll(List.of("--nodes", Integer.toString(nodes)));
    }
    if (strategies != null) {
      options.addAll(List.of("--strategies", strategies));
    }
    return options;
  }

  private long run(
      OrderWriter writer, HttpConnection http, CapturedOrders capture, ChangeCounter changes)
      throws Exception {
    List<OrderWriter.Placed> placed = new ArrayList<>();
    long publishedBefore = 0;
    for (int i = 0; i < warmUp + count; i++) {
      if (i == warmUp) {
        Report.progress("warm, %d orders to go ...", count);
        publishedBefore = changes.settled();
        placed.clear();
        asked = 0;
      }
      long start = System.nanoTime();
      placed.add(place(writer, http, i >= warmUp));
      long pause = (long) (everyMs * 1e6 * (0.8 + 0.4 * random.nextDouble()));
      LockSupport.parkNanos(start + pause - System.nanoTime());
    }
    for (OrderWriter.Placed order : placed) {
      captured.add(capture.seenNanos(order.orderId()) - order.commitNanos());
    }
    return changes.settled() - publishedBefore;
  }

  private OrderWriter.Placed place(OrderWriter writer, HttpConnection http, boolean counts)
      throws Exception {
    long client = writer.anyClient();
    String path = "/v1/clients/" + client + "/recommendations?limit=10";
    Answer before = Answer.of(http.get(path));
    OrderWriter.Placed placed = writer.place(client, before.anyProduct(random));
    while (Answer.of(http.get(path)).revision() == before.revision()) {
      asked++;
      if (System.nanoTime() - placed.commitNanos() > GIVE_UP_NANOS) {
        throw new IllegalStateException("an order must change the list, client=" + client);
      }
      LockSupport.parkNanos(ASK_PAUSE_NANOS);
    }
    if (counts) {
      visible.add(System.nanoTime() - placed.commitNanos());
      commit.add(placed.committedNanos() - placed.commitNanos());
    }
    return placed;
  }

  private Object[] row(String name, Latencies latencies) {
    return new Object[] {
      name,
      latencies.text(0.5),
      latencies.text(0.95),
      latencies.text(0.99),
      latencies.text(1),
      Report.format("%.2f", latencies.millis(0.5) / captured.millis(0.5)),
      Report.format("%.2f", latencies.millis(0.99) / captured.millis(0.99))
    };
  }
}
