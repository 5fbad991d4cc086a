package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import io.concord.local.embedded.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run backfill}: the broker and the history are this process's; the recommender
 * and each limit run after each other in processes of their own.
 */
@Command(
    name = "backfill",
    description = "Order lines per second from the source topics to right lists, on empty state.")
final class BackfillCommand implements Callable<Integer> {
  @Option(
      names = "--lines",
      defaultValue = "1500000",
      description = "Order lines; default ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--warm-up",
      defaultValue = "300000",
      description = "Lines that do not count; default ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description = "How often each is run, in turns; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--heap",
      defaultValue = "1g",
      description = "Heap of the recommender and of each limit; default ${DEFAULT-VALUE}.")
  private String heap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the recommender; may be given several times.")
  private List<String> entries = new ArrayList<>();

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "A JVM option of the recommender, such as a profiler's.")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(names = "--no-limits", description = "Runs the recommender alone.")
  private boolean noLimits;

  private final Report report =
      new Report(
          "Backfill: source topics to right lists",
          "",
          "lines/s",
          "of table",
          "with start",
          "start s",
          "reading s",
          "rescoring s",
          "mode s",
          "heap MB",
          "RSS MB",
          "CPU µs/line",
          "broker");
  private double tableRate;
  private int clients;
  private TemporaryFolder folder;
  private EmbeddedBroker kafka;

  @Override
  public Integer call() throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      folder = cleanup.add(new TemporaryFolder());
      kafka = cleanup.add(EmbeddedBroker.start(folder.resolve("kafka")));
      HistoryShape shape = new HistoryShape(lines);
      RecommenderSettings settings = settings();
      Report.progress("writing %,d lines ...", lines);
      HistoryProducer history = new HistoryProducer(shape, settings.topics());
      history.write(settings);
      clients = history.clientsWithOrders();
      for (int round = 1; round <= rounds; round++) {
        measure(cleanup, round);
      }
      report.note(
          "%,d lines of %d bytes in %,d orders of %,d clients; the first %,d lines are warm-up.",
          lines, history.lineBytes(), shape.orders(), shape.clients(), warmUp);
      report.note(
          "lines/s: from the end of the warm-up to caught up. heap, RSS: peaks. CPU: whole process, with start; broker: the broker's meanwhile.");
      report.print();
    }
    return 0;
  }

  private RecommenderSettings settings() {
    return RecommenderSettings.from(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "state.dir",
            folder.resolve("write").toString()));
  }

  private void measure(Cleanup cleanup, int round) throws Exception {
    if (!noLimits) {
      limit(cleanup, "Streams table()", TableNode.class, round);
      limit(cleanup, "consume and put", PutLoop.class, round);
    }
    recommender(cleanup, round);
  }

  private void limit(Cleanup cleanup, String name, Class<?> main, int round) throws Exception {
    List<String> arguments = arguments(main.getSimpleName() + round);
    arguments.add(1, "lines=" + lines);
    ChildProcess child = cleanup.add(ChildProcess.java(main, List.of("-Xmx" + heap), arguments));
    long brokerBefore = ChildMain.cpuNanos();
    Map<String, String> done = child.await("done");
    long broker = ChildMain.cpuNanos() - brokerBefore;
    Map<String, String> costs = child.await("costs");
    cleanup.close(child);
    double rate = rate(lines - warmUp, Long.parseLong(done.get("warm")));
    if (main == TableNode.class) {
      tableRate = rate;
    }
    report.row(
        name,
        Report.format("%,.0f", rate),
        ofTable(tableRate, rate),
        Report.format("%,.0f", rate(lines, Long.parseLong(done.get("total")))),
        "",
        seconds(done.get("total")),
        "",
        "",
        costs.get("heap"),
        costs.get("rss"),
        microsPerLine(Long.parseLong(costs.get("cpu"))),
        microsPerLine(broker));
    Report.progress("%s: %,.0f lines/s", name, rate);
  }

  private void recommender(Cleanup cleanup, int round) throws Exception {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Xmx" + heap);
    List<String> arguments = arguments("node" + round);
    arguments.addAll(entries);
    ChildProcess child = cleanup.add(ChildProcess.java(BackfillNode.class, options, arguments));
    long brokerBefore = ChildMain.cpuNanos();
    Map<String, String> done = child.await("done");
    long broker = ChildMain.cpuNanos() - brokerBefore;
    Map<String, String> costs = child.await("costs");
    cleanup.close(child);
    forget();
    if (Long.parseLong(costs.get("rescorings")) < clients) {
      report.note(
          "WRONG: %s clients were rescored when the node said it was caught up, of %d.",
          costs.get("rescorings"), clients);
    }
    double rate = rate(lines - warmUp, Long.parseLong(done.get("warm")));
    long total =
        List.of("start", "reading", "change", "rescoring").stream()
            .mapToLong(phase -> Long.parseLong(done.get(phase)))
            .sum();
    report.row(
        "recommender",
        Report.format("%,.0f", rate),
        noLimits ? "" : ofTable(tableRate, rate),
        Report.format("%,.0f", rate(lines, total)),
        seconds(done.get("start")),
        seconds(done.get("reading")),
        seconds(done.get("rescoring")),
        seconds(done.get("change")),
        costs.get("heap"),
        costs.get("rss"),
        microsPerLine(Long.parseLong(costs.get("cpu"))),
        microsPerLine(broker));
    Report.progress("recommender: %,.0f lines/s, %s rescorings", rate, costs.get("rescorings"));
  }

  /** Lets the next round begin from nothing. */
  private void forget() throws InterruptedException {
    String group = settings().applicationId();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      while (!isGone(admin, group)) {
        Thread.sleep(100);
      }
      List<String> internal =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(group + "-"))
              .toList();
      admin.deleteTopics(internal).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a finished round must be removable", e.getCause());
    }
  }

  private static boolean isGone(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false;
      }
      throw e;
    }
  }

  private List<String> arguments(String part) {
    return new ArrayList<>(
        List.of(
            Integer.toString(warmUp),
            "bootstrap.servers=" + kafka.bootstrapServers(),
            "state.dir=" + folder.resolve(part)));
  }

  private static String ofTable(double table, double rate) {
    return Report.format("%.2f", rate / table);
  }

  private static double rate(long lines, long nanos) {
    return lines * 1e9 / nanos;
  }

  private String microsPerLine(long cpuNanos) {
    return Report.format("%.1f", cpuNanos / 1e3 / lines);
  }

  private static String seconds(String nanos) {
    return Report.format("%.1f", Long.parseLong(nanos) / 1e9);
  }
}
