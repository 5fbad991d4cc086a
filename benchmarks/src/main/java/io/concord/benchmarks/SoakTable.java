package io.concord.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongSupplier;

/** Looks at a {@link SoakNode} again and again, a row each, and judges the rows of live changes. */
final class SoakTable {
  private static final String CACHE = "block_cache_usage";
  private static final String MEMTABLES = "cur_size_all_mem_tables";

  private final Report report =
      new Report(
          "Soak: memory of a node, MB; heap after a collection",
          "",
          "s",
          "lines",
          "heap",
          "RSS",
          "RocksDB cache",
          "memtables in it",
          "direct",
          "threads",
          "clients due",
          "lookups");
  private final List<Long> heaps = new ArrayList<>();
  private final List<Long> residents = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess node;
  private final URI metrics;
  private final Duration every;
  private final long start = System.nanoTime();

  SoakTable(ChildProcess node, int port, Duration every) {
    this.node = node;
    this.metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    this.every = every;
  }

  void untilCaughtUp(Callable<Long> lines) throws Exception {
    Map<String, String> vitals;
    do {
      Thread.sleep(every.toMillis());
      vitals = look("reading", lines.call(), 0);
    } while (!Boolean.parseBoolean(vitals.get("caughtUp")));
  }

  void live(Duration time, Callable<Long> lines, LongSupplier lookups) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(every.toMillis());
      Map<String, String> vitals = look("live", lines.call(), lookups.getAsLong());
      heaps.add(Long.parseLong(vitals.get("heap")));
      residents.add(Long.parseLong(vitals.get("rss")));
    }
  }

  private Map<String, String> look(String phase, long lines, long lookups) throws Exception {
    Map<String, String> vitals = node.ask("vitals");
    List<String> scraped =
        http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines()).body().toList();
    List<Object> row =
        List.of(
            phase,
            (System.nanoTime() - start) / 1_000_000_000,
            Report.format("%,d", lines),
            vitals.get("heap"),
            vitals.get("rss"),
            // each store tells of the cache that all share, and of its own memtables
            megabytes(scraped, CACHE, Math::max),
            megabytes(scraped, MEMTABLES, Double::sum),
            vitals.get("direct"),
            vitals.get("threads"),
            vitals.get("pending"),
            Report.format("%,d", lookups));
    report.row(row.toArray());
    Report.progress("%s", row);
    return vitals;
  }

  /** A dash while the registry has not found the meters of stores that were opened just now. */
  private static String megabytes(List<String> scraped, String name, DoubleBinaryOperator both) {
    OptionalDouble bytes =
        scraped.stream()
            .filter(line -> !line.startsWith("#") && line.contains(name))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .reduce(both);
    return bytes.isEmpty() ? "-" : Report.format("%.0f", bytes.getAsDouble() / (1 << 20));
  }

  /** Prints everything and returns whether memory is flat. */
  boolean print(String what) {
    report.note("%s", what);
    report.note(
        "Rule: of the live rows, the mean of the last third is at most 5 %% above that of the"
            + " middle third.");
    if (heaps.size() < FlatRule.SAMPLES_MIN) {
      report.note("Verdict: none, too few live rows, rows=%d", heaps.size());
      report.print();
      return false;
    }
    FlatRule heap = FlatRule.of("heap", heaps);
    FlatRule rss = FlatRule.of("RSS", residents);
    boolean flat = heap.isFlat() && rss.isFlat();
    report.note("Verdict: %s. %s, %s.", flat ? "flat" : "GROWING", heap, rss);
    report.print();
    return flat;
  }
}
