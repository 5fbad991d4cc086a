package io.concord.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run lookup}: the stack and the constant server run side by side and are asked
 * in turns, so that both meet the same machine.
 */
@Command(name = "lookup", description = "HTTP lookup of a stored list of 50 products.")
final class LookupCommand implements Callable<Integer> {
  private static final int MANY = 32;

  @Option(
      names = "--orders",
      paramLabel = "FILE.csv[.gz]",
      description = "Orders to load first; default: the generated distributor.")
  private Path orders;

  @Option(
      names = "--rounds",
      defaultValue = "6",
      description = "Turns of server and limit; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "Of each turn and concurrency; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    Report report =
        new Report(
            "Lookup: GET /v1/clients/{id}/recommendations, stored top 50",
            "",
            "p50 ms at 1",
            "p99 ms at 1",
            "req/s at 1",
            "p50 ms at 32",
            "p99 ms at 32",
            "req/s at 32");
    try (Cleanup cleanup = new Cleanup()) {
      TemporaryFolder folder = cleanup.add(new TemporaryFolder());
      Report.progress("starting the stack ...");
      LocalStackProcess stack =
          cleanup.add(LocalStackProcess.start(folder.resolve("data"), orders));
      List<byte[]> requests = requests(stack);
      int bytes = averageBody(stack, requests);
      ChildProcess constant =
          cleanup.add(
              ChildProcess.java(
                  ConstantServer.class, List.of("-Xmx1g"), List.of(Integer.toString(bytes))));
      int constantPort = Integer.parseInt(constant.await("ready").get("port"));
      Side server = new Side(new HttpLoad(stack.httpPort(), requests));
      Side limit = new Side(new HttpLoad(constantPort, requests));
      run(server, limit);
      report.row(server.cells("recommender"));
      report.row(limit.cells("limit: constant body"));
      report.row(
          "ratio",
          ratio(server.one.millis(0.5), limit.one.millis(0.5)),
          ratio(server.one.millis(0.99), limit.one.millis(0.99)),
          ratio(server.perSecond(server.one), limit.perSecond(limit.one)),
          ratio(server.many.millis(0.5), limit.many.millis(0.5)),
          ratio(server.many.millis(0.99), limit.many.millis(0.99)),
          ratio(server.perSecond(server.many), limit.perSecond(limit.many)));
      report.note(
          "%d clients asked at random, bodies of %,d bytes; %d turns of %d s each after one of"
              + " warm-up; the client shares the cores.",
          requests.size(), bytes, rounds, seconds);
    }
    report.print();
    return 0;
  }

  private void run(Side server, Side limit) throws IOException {
    Duration turn = Duration.ofSeconds(seconds);
    new Side(server.load).turn(turn.multipliedBy(2));
    new Side(limit.load).turn(turn.multipliedBy(2));
    for (int round = 1; round <= rounds; round++) {
      double served = server.turn(turn);
      double limited = limit.turn(turn);
      Report.progress(
          "round %d: %,.0f against %,.0f requests/s, ratio %.2f",
          round, served, limited, served / limited);
    }
  }

  private static List<byte[]> requests(LocalStackProcess stack) throws Exception {
    try (Connection connection = DriverManager.getConnection(stack.jdbcUrl())) {
      return OrderWriter.ids(connection, OrderWriter.clientsWithOrders()).stream()
          .map(client -> HttpConnection.request("/v1/clients/" + client + "/recommendations"))
          .toList();
    }
  }

  private static int averageBody(LocalStackProcess stack, List<byte[]> requests)
      throws IOException {
    long bytes = 0;
    try (HttpConnection connection = new HttpConnection(stack.httpPort())) {
      for (byte[] request : requests) {
        bytes += connection.get(request).length;
      }
    }
    return (int) (bytes / requests.size());
  }

  private static String ratio(double server, double limit) {
    return Report.format("%.2f", server / limit);
  }

  /** One of the two servers. */
  private static final class Side {
    final HttpLoad load;
    final Latencies one = new Latencies();
    final Latencies many = new Latencies();
    private double seconds;

    Side(HttpLoad load) {
      this.load = load;
    }

    /** Returns the requests per second at the high concurrency. */
    double turn(Duration duration) throws IOException {
      HttpLoad.Result alone = load.run(1, duration);
      HttpLoad.Result together = load.run(MANY, duration);
      one.addAll(alone.latencies());
      many.addAll(together.latencies());
      seconds += together.seconds();
      return together.perSecond();
    }

    double perSecond(Latencies answers) {
      return answers.size() / seconds;
    }

    Object[] cells(String name) {
      return new Object[] {
        name,
        one.text(0.5),
        one.text(0.99),
        Report.format("%,.0f", perSecond(one)),
        many.text(0.5),
        many.text(0.99),
        Report.format("%,.0f", perSecond(many))
      };
    }
  }
}
